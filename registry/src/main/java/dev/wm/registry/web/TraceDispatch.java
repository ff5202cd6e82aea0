package dev.wm.registry.web;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Has TRACE refused as any other method that a path does not have. Tomcat would refuse it
 * with the methods of the whole server, and a servlet would echo it.
 */
@Configuration(proxyBeanMethods = false)
class TraceDispatch {

	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> traceReachesTheDispatcher() {
		return (factory) -> factory.addConnectorCustomizers(TraceDispatch::allowTrace);
	}

	private static void allowTrace(Connector connector) {
		connector.setAllowTrace(true);
	}

	@Bean
	DispatcherServlet dispatcherServlet() {
		DispatcherServlet dispatcher = new RefusingDispatcher();
		dispatcher.setDispatchOptionsRequest(true);
		return dispatcher;
	}

	private static final class RefusingDispatcher extends DispatcherServlet {

		private static final long serialVersionUID = 1L;

		@Override
		protected void doTrace(HttpServletRequest request, HttpServletResponse response)
				throws ServletException, IOException {
			processRequest(request, response);
		}

	}

}

package io.github.bedrockremedy.local.wire;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/// HTTP servers that only this machine can reach.
public final class Loopback {
  static {
    // The server writes head and body apart; without this, each answer waits for the other side's
    // delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private Loopback() {}

  /// A server on a port of loopback, not started yet; 0 takes a free port.
  public static HttpServer server(int port) {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where a server is reached.
  public static URI address(HttpServer server) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }
}

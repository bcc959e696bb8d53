package neva.download;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Serves files on this machine, as well or as badly as a test asks. */
public final class FileServer implements AutoCloseable {

  /** What becomes of the next answers. */
  enum Manner {
    RANGES,
    NO_RANGES,
    BREAKS_OFF,
    BREAKS_OFF_WITHOUT_LENGTH,
    WRONG_RANGE,
    REDIRECT
  }

  private final HttpServer server;
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final List<String> requests = new ArrayList<>();
  private volatile Manner manner = Manner.RANGES;

  public FileServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Serves {@code content} under a name. */
  public RemoteFile put(String name, byte[] content) {
    files.put("/" + name, content);
    return new RemoteFile(address(name), content.length, Digests.md5(content));
  }

  URI address(String name) {
    return URI.create("http://127.0.0.1:%d/%s".formatted(server.getAddress().getPort(), name));
  }

  void behave(Manner next) {
    manner = next;
  }

  /** A line for each request: the path and what part was asked for. */
  List<String> requests() {
    return requests;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String range = exchange.getRequestHeaders().getFirst("Range");
    requests.add(range == null ? path : path + " " + range);
    byte[] file = files.get(path);
    try (exchange) {
      if (manner == Manner.REDIRECT) {
        manner = Manner.RANGES;
        exchange.getResponseHeaders().add("Location", path);
        exchange.sendResponseHeaders(302, -1);
      } else if (file == null) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        send(exchange, file, range == null || manner == Manner.NO_RANGES ? 0 : begin(range));
      }
    }
  }

  private static int begin(String range) {
    return Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
  }

  private void send(HttpExchange exchange, byte[] file, int begin) throws IOException {
    if (begin > 0 && begin >= file.length) {
      exchange.sendResponseHeaders(416, -1);
      return;
    }
    if (begin > 0) {
      int said = manner == Manner.WRONG_RANGE ? 0 : begin;
      String range = "bytes %d-%d/%d".formatted(said, file.length - 1, file.length);
      exchange.getResponseHeaders().add("Content-Range", range);
    }
    byte[] body = Arrays.copyOfRange(file, begin, file.length);
    boolean breaks = manner == Manner.BREAKS_OFF || manner == Manner.BREAKS_OFF_WITHOUT_LENGTH;
    boolean chunked = manner == Manner.BREAKS_OFF_WITHOUT_LENGTH;
    exchange.sendResponseHeaders(begin > 0 ? 206 : 200, chunked ? 0 : body.length);
    exchange.getResponseBody().write(body, 0, breaks ? body.length / 2 : body.length);
    exchange.getResponseBody().flush();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

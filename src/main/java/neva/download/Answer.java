package neva.download;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import neva.io.Text;

/**
 * What a server sends of a file.
 *
 * @param begin which byte of the file the body begins with
 */
record Answer(InputStream body, long begin) {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int WHOLE = 200;
  private static final int PART = 206;
  private static final int NO_SUCH_PART = 416;

  /**
   * Asks for a file, of which the first {@code from} bytes are not needed.
   *
   * @param target where it could be put by hand, for messages
   * @throws IOException when there is no answer, or it is not the file
   */
  static Answer ask(RemoteFile remote, long from, Path target) throws IOException {
    try {
      HttpResponse<InputStream> response = send(remote, from);
      if (response.statusCode() == NO_SUCH_PART) {
        response.body().close();
        response = send(remote, 0);
      }
      return checked(response, from, remote);
    } catch (IOException e) {
      throw new IOException(
          "Could not fetch %s: %s. A file put at %s by hand is used if its md5 is %s."
              .formatted(remote.address(), reason(e, remote), target, remote.md5()),
          e);
    }
  }

  private static HttpResponse<InputStream> send(RemoteFile remote, long from) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(remote.address()).timeout(PATIENCE);
    if (from > 0) {
      request.header("Range", "bytes=%d-".formatted(from));
    }
    HttpClient client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(PATIENCE)
            .build();
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private static Answer checked(HttpResponse<InputStream> response, long from, RemoteFile remote)
      throws IOException {
    long begin = response.statusCode() == PART ? from : 0;
    try {
      checkStatus(response, from);
      checkLength(response, remote.bytes() - begin);
    } catch (IOException e) {
      response.body().close();
      throw e;
    }
    return new Answer(response.body(), begin);
  }

  private static void checkStatus(HttpResponse<?> response, long from) throws IOException {
    String range = response.headers().firstValue("Content-Range").orElse("");
    boolean fits =
        response.statusCode() == WHOLE
            || response.statusCode() == PART && range.startsWith("bytes %d-".formatted(from));
    if (!fits) {
      throw new IOException(
          "the server answered with status %d %s".formatted(response.statusCode(), range).strip());
    }
  }

  private static void checkLength(HttpResponse<?> response, long expected) throws IOException {
    OptionalLong length = response.headers().firstValueAsLong("Content-Length");
    if (length.isPresent() && length.getAsLong() != expected) {
      throw new IOException(
          Text.format(
              "%,d bytes were expected, but the server has %,d", expected, length.getAsLong()));
    }
  }

  private static String reason(IOException e, RemoteFile remote) {
    String host = remote.address().getHost();
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException) {
        return "the host %s is not known here, perhaps there is no network".formatted(host);
      }
    }
    if (e instanceof ConnectException) {
      return "%s cannot be reached, perhaps there is no network".formatted(host);
    }
    if (e instanceof HttpTimeoutException) {
      return "%s does not answer".formatted(host);
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}

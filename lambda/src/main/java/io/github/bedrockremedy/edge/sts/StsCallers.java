package io.github.bedrockremedy.edge.sts;

import io.github.bedrockremedy.contract.DecisionRoute;
import io.github.bedrockremedy.pipeline.decision.Callers;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Hands a caller's own signed `GetCallerIdentity` to STS, which answers with the signer's ARN and
/// account. The signature covers a header with the decision; whatever else the proof says, the
/// request goes to STS and nowhere else.
///
/// Only the home account's principals can call the route for decisions, so a signature of any other
/// account was put into the row some other way: anybody can sign with an account of their own.
///
/// See <https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html>.
public final class StsCallers implements Callers {
  private static final int LONGEST_PROOF = 6_000;
  private static final int LONGEST_ANSWER = 10_000;
  private static final int CONNECT_MILLIS = 2_000;
  private static final int READ_MILLIS = 5_000;

  /// Every parameter there may be; those without which the request would ask for something else,
  /// or sign something else, are looked at one by one.
  private static final Set<String> PARAMETERS =
      Set.of(
          "Action",
          "Version",
          "X-Amz-Algorithm",
          "X-Amz-Credential",
          "X-Amz-Date",
          "X-Amz-Expires",
          "X-Amz-SignedHeaders",
          "X-Amz-Signature",
          "X-Amz-Security-Token");

  private final URI sts;
  private final String home;

  /// @param sts endpoint of the home Region, without a slash at its end
  /// @param home id of the one account whose principals may decide
  public StsCallers(URI sts, String home) {
    this.sts = sts;
    this.home = home;
  }

  @Override
  public Answer signer(String proof, String statement) {
    if (!isRequestForTheCaller(proof)) {
      return new Answer.NotSigned("it holds no request to STS signed over the decision");
    }
    try {
      var connection = (HttpURLConnection) URI.create(sts + "/?" + proof).toURL().openConnection();
      connection.setInstanceFollowRedirects(false);
      connection.setConnectTimeout(CONNECT_MILLIS);
      connection.setReadTimeout(READ_MILLIS);
      connection.setRequestProperty(DecisionRoute.STATEMENT_HEADER, statement);
      return answer(connection);
    } catch (IOException e) {
      return new Answer.NotAsked("STS gave no answer (" + e.getClass().getSimpleName() + ")");
    }
  }

  private Answer answer(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    if (status == 200) {
      try (InputStream in = connection.getInputStream()) {
        return named(new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8));
      }
    }
    return status >= 400 && status < 500 && status != 429
        ? new Answer.NotSigned("STS answered " + status)
        : new Answer.NotAsked("STS answered " + status);
  }

  private Answer named(String xml) {
    String arn = element(xml, "Arn");
    String account = element(xml, "Account");
    if (arn.isEmpty() || account.isEmpty()) {
      return new Answer.NotAsked("STS named nobody");
    }
    return account.equals(home)
        ? new Answer.Signed(arn)
        : new Answer.NotSigned("the signer is of another account than the installation");
  }

  /// The first such element; neither an ARN nor an account has a character that XML would write
  /// otherwise.
  private static String element(String xml, String name) {
    String open = "<" + name + ">";
    int from = xml.indexOf(open);
    int to = xml.indexOf("</" + name + ">", Math.max(from, 0));
    return from >= 0 && to > from ? xml.substring(from + open.length(), to) : "";
  }

  private static boolean isRequestForTheCaller(String proof) {
    boolean plain =
        !proof.isEmpty()
            && proof.length() <= LONGEST_PROOF
            && proof
                .chars()
                .allMatch(
                    c -> c < 0x7f && (Character.isLetterOrDigit(c) || "-_.~%=&".indexOf(c) >= 0));
    Map<String, String> parameters = plain ? parameters(proof) : Map.of();
    List<String> signed =
        List.of(parameters.getOrDefault("X-Amz-SignedHeaders", "").split(";", -1));
    return PARAMETERS.containsAll(parameters.keySet())
        && parameters.getOrDefault("Action", "").equals("GetCallerIdentity")
        && signed.contains("host")
        && signed.contains(DecisionRoute.STATEMENT_HEADER);
  }

  /// Nothing at all if one stands twice or cannot be read.
  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals > 0 ? pair.substring(0, equals) : "";
      try {
        String value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
        if (name.isEmpty() || parameters.put(name, value) != null) {
          return Map.of();
        }
      } catch (IllegalArgumentException malformed) {
        return Map.of();
      }
    }
    return parameters;
  }
}

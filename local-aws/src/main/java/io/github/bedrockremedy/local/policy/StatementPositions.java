package io.github.bedrockremedy.local.policy;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.bedrockremedy.local.policy.Statement.Position;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Where each statement stands in a policy's text.
final class StatementPositions {
  private StatementPositions() {}

  static List<Position> of(String text) {
    var positions = new ArrayList<Position>();
    try (JsonParser parser = PolicyParser.tokens(text)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean statements = parser.currentName().equals("Statement");
        JsonToken value = parser.nextToken();
        if (statements && value == JsonToken.START_ARRAY) {
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            positions.add(skip(parser));
          }
        } else if (statements) {
          positions.add(skip(parser));
        } else {
          parser.skipChildren();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return positions;
  }

  private static Position skip(JsonParser parser) throws IOException {
    JsonLocation start = parser.currentTokenLocation();
    parser.skipChildren();
    JsonLocation end = parser.currentLocation();
    return new Position(start.getLineNr(), start.getColumnNr(), end.getLineNr(), end.getColumnNr());
  }
}

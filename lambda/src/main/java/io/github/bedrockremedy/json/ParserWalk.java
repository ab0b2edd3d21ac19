package io.github.bedrockremedy.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/// Walks over whatever is JSON, behind Jackson's parser.
public final class ParserWalk implements JsonWalk {
  private final JsonParser parser;

  /// @param parser one that stands on the first token
  public ParserWalk(JsonParser parser) {
    this.parser = parser;
  }

  @Override
  public boolean object() {
    return parser.currentToken() == JsonToken.START_OBJECT;
  }

  @Override
  public boolean member() throws IOException {
    boolean more = parser.nextToken() == JsonToken.FIELD_NAME;
    if (more) {
      parser.nextToken();
    }
    return more;
  }

  @Override
  public String name() throws IOException {
    return parser.currentName();
  }

  @Override
  public boolean array() {
    return parser.currentToken() == JsonToken.START_ARRAY;
  }

  @Override
  public boolean element() throws IOException {
    return parser.nextToken() != JsonToken.END_ARRAY;
  }

  @Override
  public boolean hasText() {
    JsonToken token = parser.currentToken();
    return token.isScalarValue() && token != JsonToken.VALUE_NULL;
  }

  @Override
  public boolean isTrue() {
    return parser.currentToken() == JsonToken.VALUE_TRUE;
  }

  @Override
  public boolean isNull() {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }

  @Override
  public String text() throws IOException {
    if (hasText()) {
      return parser.getText();
    }
    skip();
    return "";
  }

  @Override
  public void skip() throws IOException {
    parser.skipChildren();
  }

  @Override
  public boolean atEnd() throws IOException {
    return parser.nextToken() == null;
  }
}

package io.github.bedrockremedy.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountFileTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"RoleDetailList": []}                                        | AccountId: missing
          {"AccountId": 5}                                              | AccountId: not a string
          {"AccountId": "12"}                                           | AccountId: not twelve digits: 12
          {"AccountId": "111122223333", "RoleDetailList": {}}           | RoleDetailList: not a list
          {"AccountId": "111122223333", "RoleDetailList": [{}]}         | RoleDetailList[0].Arn: missing
          {"AccountId": "111122223333", "RoleDetailList": [{"Arn":"x"}]}| RoleDetailList[0].Arn: not an ARN: x
          []                                                            | not a JSON object
          """)
  void anErrorNamesTheField(String json, String message) {
    var error = assertThrows(IllegalArgumentException.class, () -> AccountFile.parse(json));
    assertEquals(message, error.getMessage());
  }

  @Test
  void furtherAccountsAreChosenByAccessKey() {
    var main =
        AccountFile.parse(
            """
            {"AccountId": "111122223333", "Accounts": [{"AccountId": "444455556666"}]}
            """);
    var state = new AccountState(main);
    assertEquals("444455556666", state.accountOf("444455556666").accountId());
    assertEquals("111122223333", state.accountOf("AKIAEXAMPLE").accountId());
  }
}

package com.acme;

import org.junit.jupiter.api.Test;

class MailTest {

  @Test
  void works() throws Exception {
    Work.await(1500);
  }
}

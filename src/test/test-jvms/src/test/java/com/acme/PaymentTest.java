package com.acme;

import org.junit.jupiter.api.Test;

class PaymentTest {

  @Test
  void works() throws Exception {
    Work.await(1500);
  }
}

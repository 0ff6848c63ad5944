package com.acme;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class StockTest {

  @Test
  void works() throws Exception {
    Assertions.assertNotEquals(0, Work.compute(20));
  }
}

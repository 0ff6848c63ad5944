/** A program of somebody's that is a module. */
module app {
  requires dev.heddle.pool;
}

#ifndef TESTS_HARNESS_DELAY_H
#define TESTS_HARNESS_DELAY_H

/*
 * A long line on loopback: what goes in at one end comes out at the other half a round
 * trip later, in both directions, and a connection takes one round trip to be made.
 * Bandwidth is not limited.  One thread.
 */
struct delay;

/* Connections to delay_port() lead to `port` of 127.0.0.1. */
struct delay *delay_start(int port, int rtt_ms);
int delay_port(const struct delay *d);
void delay_stop(struct delay *d); /* NULL is fine */

/* A port of loopback that nobody listens on now. */
int delay_free_port(void);

#endif

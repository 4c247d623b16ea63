/**
 * How the server's Node is started. Room for what lives as long as one request: with the usual 16 MB the pages of 100 requests under way
 * outlive it, are moved among what stays, and collecting them there stops everybody for 70 to 100 ms, several times a minute.
 *
 * And no collecting ahead of need: eight seconds after a quiet moment the whole heap – a province's index is 200 MB – was gone through, twice,
 * to give memory back. That took 200 ms each, in the middle of the load that followed.
 */
export const nodeFlags = ['--max-semi-space-size=64', '--no-memory-reducer']

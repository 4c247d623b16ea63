/**
 * How the server's Node is started. Room for what lives as long as one request: with the usual 16 MB the pages of 100 requests under way
 * outlive it, are moved among what stays, and collecting them there stops everybody for 70 to 100 ms, several times a minute.
 */
export const nodeFlags = ['--max-semi-space-size=64']

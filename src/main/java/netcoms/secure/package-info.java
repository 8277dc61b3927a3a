/**
 * Certificates and their fingerprints, passwords and the servers that a person trusts: keys and files, no protocol.
 * Never logs or prints a secret.
 */
@NullMarked
package netcoms.secure;

import org.jspecify.annotations.NullMarked;

/** The credentials in a connection string. A call that is given them takes Append instead of BatchAppend. */
export function credentialsOf(connection: string): { username: string; password: string } {
  const { username, password } = new URL(connection.replace('esdb://', 'http://'));
  return { username, password };
}

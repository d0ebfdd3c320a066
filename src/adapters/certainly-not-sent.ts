/** Network failures in which the request certainly never arrived. */
const neverArrived = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** True where nothing can have arrived, so that sending again cannot make two. */
export function certainlyNotSent(error: unknown): boolean {
  return neverArrived.has((error as { code?: string }).code ?? '');
}

import { depots } from '../../services/depots';

export function __resolveReference(reference: { code: string }) {
  return depots.get(reference.code);
}

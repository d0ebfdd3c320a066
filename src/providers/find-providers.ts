import { readdirSync } from 'node:fs';
import type { Provider, ProviderSettings } from '../market/ports.ts';

interface ProviderModule {
  createProviders?(settings: ProviderSettings): readonly Provider[];
}

const folder = new URL('./', import.meta.url);

/** Every price and flow source there is: what the files beside this one export as `createProviders`. */
export async function findProviders(settings: ProviderSettings): Promise<readonly Provider[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  const modules = await Promise.all(
    files.map(async (name) => (await import(new URL(name, folder).href)) as ProviderModule),
  );
  return modules.flatMap((module) => module.createProviders?.(settings) ?? []);
}

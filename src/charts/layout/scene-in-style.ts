import { inNumberStyle } from '../../core/wording/number-style.ts';
import type { Scene } from './scene.ts';

/** The keys under which a scene holds words that are drawn. */
const spoken = new Set(['label', 'text', 'caption', 'notice', 'lines', 'name']);

/** The scene with the numbers and dates of all its words in the style of its drawing; names of events stay as given. */
export function sceneInStyle(scene: Scene): Scene {
  const { numbers: style, title, footer, simulated } = scene.words;
  if (style === undefined) return scene;
  return {
    ...scene,
    words: { title: inNumberStyle(title, style), footer: inNumberStyle(footer, style), simulated },
    x: inStyle(scene.x, style),
    panels: inStyle(scene.panels, style),
    ...(scene.cells === undefined ? {} : { cells: inStyle(scene.cells, style) }),
  };
}

function inStyle<T>(part: T, style: string): T {
  return restyled(part, style, '') as T;
}

function restyled(value: unknown, style: string, key: string): unknown {
  if (typeof value === 'string') return spoken.has(key) ? inNumberStyle(value, style) : value;
  if (Array.isArray(value)) return value.map((one) => restyled(one, style, key));
  if (typeof value !== 'object' || value === null || isEvent(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, restyled(one, style, name)]));
}

function isEvent(value: object): boolean {
  return 'kind' in value && value.kind === 'event';
}

/** What the page receives; the server's own types are not imported, because they belong to another world of globals. */
export interface ShownAction {
  label: string;
  line: string;
  does: 'edit' | 'file' | 'new';
  current?: boolean;
  group?: string;
}

export type ShownBlock = { detail?: boolean } & (
  | { kind: 'paragraph' | 'note'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'figures'; figures: { label: string; value: string }[] }
  | { kind: 'table'; head: string[]; rows: string[][] }
);

export interface ShownReply {
  kind: 'answered' | 'refused' | 'no-source' | 'fault';
  title: string;
  tone: 'plain' | 'warning' | 'error';
  blocks: ShownBlock[];
  details?: string;
  actions: ShownAction[];
  picture?: { key: string; altText: string; titled: boolean; name: string };
  files: { key: string; name: string }[];
}

/** One line of the stream of an answer. */
export type ShownEvent =
  | { type: 'acknowledged' }
  | ({ type: 'progress' } & ProgressStep)
  | { type: 'reply'; reply: ShownReply; notice: string };

export interface ShownCompletion {
  label: string;
  value: string;
}

export interface Start {
  notice: string;
  firstLine: string;
  /** A question and its language, which need not be the page's. */
  examples: { line: string; language: string }[];
  terms: Term[];
}

/** A word that is explained: all its names, and what it means. */
export interface Term {
  names: string[];
  meaning: string;
}

export interface ProgressStep {
  what: string;
  done: number;
  total: number;
}

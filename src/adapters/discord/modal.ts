import { ComponentType, TextInputStyle } from 'discord.js';

/** The name of a modal's only field. */
export const modalField = 'value';

function clip(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

/** A form with one field. `customId` comes back with what was typed. */
export function modalOf(customId: string, title: string, about: string): Readonly<Record<string, unknown>> {
  const input = {
    type: ComponentType.TextInput,
    custom_id: modalField,
    style: TextInputStyle.Short,
    min_length: 1,
    max_length: 400,
    required: true,
  };
  const field = {
    type: ComponentType.Label,
    label: clip(title, 45) || '…',
    description: clip(about, 100),
    component: input,
  };
  return { custom_id: customId, title: clip(title, 45) || '…', components: [field] };
}

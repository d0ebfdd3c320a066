import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';

/** What the tree looks like, in the numbers it is held to. Fails where one is missed. */

/** Catalogs of messages are data: a file for each family and language, held to their length alone. */
const isCatalog = (name: string): boolean => /^src\/messages\/catalogs\//.test(name);

const FILES_AT_MOST = 259;

const LINES_AT_MOST = 500;

/** Where word lists and patterns stand: nobody should have to scroll sideways to read one. */
const isClaims = (name: string): boolean => name.startsWith('src/claims/');

const LINE_AT_MOST = 140;

/** Lines of code, without blank ones and comments: how much there is to understand in a file. */
const MEDIAN_CODE_AT_MOST = 160;

const MEDIAN_FUNCTION_AT_MOST = 6;

const NINE_IN_TEN_UNDER = 20;

interface SourceFile {
  readonly name: string;
  readonly lines: number;
  /** Numbers of the lines that are too wide. */
  readonly wideLines: readonly number[];
  readonly codeLines: number;
  readonly imports: readonly string[];
  readonly functionLines: readonly number[];
  readonly exports: readonly string[];
}

const root = join(import.meta.dirname, '../..');

function readSource(name: string): SourceFile {
  const text = readFileSync(join(root, name), 'utf8');
  const tree = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  return {
    name,
    lines: text.split('\n').length - 1,
    wideLines: wideLinesOf(text),
    codeLines: codeLinesOf(tree),
    imports: importsOf(tree).map((path) => normalize(join(dirname(name), path))),
    functionLines: functionsOf(tree).map((node) => linesOf(node, tree)),
    exports: exportsOf(tree),
  };
}

const wideLinesOf = (text: string): number[] =>
  text.split('\n').flatMap((line, at) => (line.length > LINE_AT_MOST ? [at + 1] : []));

/** Lines on which a token stands: neither blank nor comment only. */
function codeLinesOf(tree: ts.SourceFile): number {
  const lines = new Set<number>();
  const visit = (node: ts.Node): void => {
    if (ts.isJSDoc(node)) return;
    const inside = node.getChildren(tree);
    for (const part of inside) visit(part);
    if (inside.length > 0 || node.getWidth(tree) === 0) return;
    const [first, last] = [node.getStart(tree), node.getEnd()].map((at) => tree.getLineAndCharacterOfPosition(at).line);
    for (let line = first!; line <= last!; line += 1) lines.add(line);
  };
  visit(tree);
  return lines.size;
}

function importsOf(tree: ts.SourceFile): string[] {
  return tree.statements
    .filter((one) => ts.isImportDeclaration(one) || ts.isExportDeclaration(one))
    .map(({ moduleSpecifier }) => (moduleSpecifier as ts.StringLiteral | undefined)?.text ?? '')
    .filter((path) => path.startsWith('.'));
}

/** Functions with a name: declarations, methods, and arrows held by a constant. */
function functionsOf(tree: ts.SourceFile): ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    const isNamed = ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node);
    const isHeld = ts.isArrowFunction(node) && ts.isVariableDeclaration(node.parent);
    if (isNamed || isHeld) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function linesOf(node: ts.Node, tree: ts.SourceFile): number {
  const line = (position: number): number => tree.getLineAndCharacterOfPosition(position).line;
  return line(node.getEnd()) - line(node.getStart(tree)) + 1;
}

function exportsOf(tree: ts.SourceFile): string[] {
  return tree.statements.flatMap((one) => {
    if (!ts.canHaveModifiers(one) || !ts.getModifiers(one)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
      return [];
    if (ts.isVariableStatement(one)) return one.declarationList.declarations.map(({ name }) => name.getText(tree));
    return [(one as ts.DeclarationStatement).name?.getText(tree) ?? ''];
  });
}

/** Groups of files that import each other in a circle, types included (Tarjan 1972). */
function circlesOf(files: readonly SourceFile[]): string[][] {
  const byName = new Map(files.map((file) => [file.name, file]));
  const [index, low] = [new Map<string, number>(), new Map<string, number>()];
  const stack: string[] = [];
  const circles: string[][] = [];
  const visit = (name: string): void => {
    index.set(name, index.size);
    low.set(name, index.get(name)!);
    stack.push(name);
    for (const next of byName.get(name)?.imports ?? []) {
      if (!byName.has(next)) continue;
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) low.set(name, Math.min(low.get(name)!, low.get(next)!));
    }
    if (low.get(name) !== index.get(name)) return;
    const circle = stack.splice(stack.indexOf(name));
    if (circle.length > 1) circles.push(circle);
  };
  for (const { name } of files) if (!index.has(name)) visit(name);
  return circles;
}

/** One meaning by contract: a source is loaded by this name, and each platform has its own side of the same three. */
const BY_CONTRACT: Readonly<Record<string, RegExp>> = {
  createProviders: /^src\/providers\/[^/]+\.ts$/,
  classifySendError: /^src\/adapters\/(discord|telegram)\//,
  isNoAnswer: /^src\/adapters\/(discord|telegram)\//,
  openPlatform: /^src\/adapters\/[^/]+\/platform\.ts$/,
  syncCommands: /^src\/adapters\/(discord|telegram)\//,
};

/** Names that two files export with a meaning of their own. */
function sharedNames(files: readonly SourceFile[]): string[] {
  const owners = new Map<string, string[]>();
  for (const { name, exports } of files)
    for (const exported of exports)
      if (BY_CONTRACT[exported]?.test(name) !== true) owners.set(exported, [...(owners.get(exported) ?? []), name]);
  return [...owners].filter(([name, list]) => name !== '' && list.length > 1).map(([name, list]) => `${name}: ${list.join(', ')}`); // prettier-ignore
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? 0;
}

function main(): void {
  const names = globSync(['src/**/*.{ts,js}', 'commands/*.ts'], { cwd: root });
  const files = names.map(readSource).toSorted((a, b) => a.name.localeCompare(b.name));
  const counted = files.filter(({ name }) => !isCatalog(name)).length;
  const functions = files.flatMap(({ functionLines }) => functionLines);
  const sizes = files.map(({ lines }) => lines);
  const codeSizes = files.map(({ codeLines }) => codeLines);
  const long = files.filter(({ lines }) => lines > LINES_AT_MOST).map(({ name, lines }) => `${name} (${lines})`);
  const wide = files
    .filter(({ name }) => isClaims(name))
    .flatMap(({ name, wideLines }) => wideLines.map((line) => `${name}:${line}`));
  const circles = circlesOf(files).map((circle) => circle.join(' → '));
  const shared = sharedNames(files);
  console.log(
    `${counted} files (at most ${FILES_AT_MOST}), ${sizes.reduce((a, b) => a + b, 0)} lines, median ${quantile(sizes, 0.5)}, longest ${Math.max(...sizes)} (at most ${LINES_AT_MOST})`,
  );
  console.log(
    `${codeSizes.reduce((a, b) => a + b, 0)} lines of code without blank and comment lines, median ${quantile(codeSizes, 0.5)} (at most ${MEDIAN_CODE_AT_MOST})`,
  );
  console.log(
    `${functions.length} named functions, median ${quantile(functions, 0.5)} lines (at most ${MEDIAN_FUNCTION_AT_MOST}), nine in ten up to ${quantile(functions, 0.9)} (under ${NINE_IN_TEN_UNDER})`,
  );
  console.log(`${circles.length} import circles, types included; ${shared.length} names exported twice`);
  const problems = [
    ...(counted > FILES_AT_MOST ? [`${counted} files`] : []),
    ...long.map((file) => `too long: ${file}`),
    ...wide.map((line) => `wider than ${LINE_AT_MOST}: ${line}`),
    ...(quantile(codeSizes, 0.5) > MEDIAN_CODE_AT_MOST ? ['too much code in the median file'] : []),
    ...circles.map((circle) => `circle: ${circle}`),
    ...shared.map((name) => `exported twice: ${name}`),
    ...(quantile(functions, 0.5) > MEDIAN_FUNCTION_AT_MOST || quantile(functions, 0.9) >= NINE_IN_TEN_UNDER
      ? ['functions too long']
      : []),
  ];
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}

main();

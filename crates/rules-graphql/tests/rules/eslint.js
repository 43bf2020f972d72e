// Judges the cases on standard input by graphql-eslint; `process.argv[1]` is the folder that it is installed in.
//
// A case is `{ rules: { name: options }, files: [[path, text]] }`. Files called `schema…` are the schema, all others are operations.
// Gives for each case `[path, rule, line, column, message]` of all findings, lines and columns from 1.
const fs = require("fs");
const os = require("os");
const path = require("path");
const { createRequire } = require("module");

const load = createRequire(path.resolve(process.argv[1], "package.json"));
const { ESLint } = load("eslint");
const plugin = load("@graphql-eslint/eslint-plugin");
const graphql = plugin.default ?? plugin;

const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "eslint-")));
const cases = JSON.parse(fs.readFileSync(0, "utf8"));
const projects = {};
const config = [];

// JSON has no regular expressions.
const revive = (value, key) => {
    if (Array.isArray(value)) return value.map((it) => revive(it, key));
    if (value && typeof value === "object") {
        return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, revive(it, key)]));
    }
    if (!["requiredPattern", "forbiddenPatterns"].includes(key)) return value;
    const [, source, flags] = /^\/(.*)\/(\w*)$/.exec(value) ?? [null, value, ""];
    return new RegExp(source, flags);
};

cases.forEach(({ rules, files }, number) => {
    const folder = path.join(root, `p${number}`);
    for (const [file, text] of files) {
        fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
        fs.writeFileSync(path.join(folder, file), text);
    }
    const operations = files.filter(([file]) => !path.basename(file).startsWith("schema"));
    projects[`p${number}`] = {
        schema: files.filter(([file]) => path.basename(file).startsWith("schema")).map(([file]) => `p${number}/${file}`),
        documents: operations.length ? operations.map(([file]) => `p${number}/${file}`) : undefined,
        include: [`p${number}/**`],
    };
    config.push({
        files: [`p${number}/**/*.graphql`],
        plugins: { "@graphql-eslint": graphql },
        languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig: { projects } } },
        rules: Object.fromEntries(
            Object.entries(rules).map(([rule, options]) => {
                const told = options === null ? [] : [revive(options)];
                return [`@graphql-eslint/${rule}`, ["error", ...told]];
            }),
        ),
    });
});

process.chdir(root);
const found = cases.map(() => []);
new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: config }).lintFiles(["**/*.graphql"]).then((results) => {
    for (const { filePath, messages } of results) {
        const [folder, ...rest] = path.relative(root, filePath).split(path.sep);
        for (const { ruleId, line, column, message } of messages) {
            const rule = ruleId === null ? "" : ruleId.replace("@graphql-eslint/", "");
            found[Number(folder.slice(1))].push([rest.join("/"), rule, line, column, message]);
        }
    }
    fs.rmSync(root, { recursive: true });
    process.stdout.write(JSON.stringify(found));
});

// Starts `bilint lsp` and asks for the reason of whoever accepts a finding. All else is the server's.
"use strict";

const { commands, window, workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

const FILES = "**/*.{md,markdown,txt,text,html,htm,xlf,xliff,sdlxliff,mqxliff,mxliff,tmx,po,json,arb,yaml,yml}";
const SETTINGS = "**/{bilint.toml,pyproject.toml,*.bilint.toml,.bilint-baseline.json}";

let client;

async function start() {
  const settings = workspace.getConfiguration("bilint");
  const [command, ...before] = settings.get("command");
  const args = [...before, "lsp", ...settings.get("arguments")];
  client = new LanguageClient(
    "bilint",
    "bilint",
    { command, args },
    {
      documentSelector: [{ scheme: "file", pattern: FILES }],
      initializationOptions: { asksReasons: true },
      synchronize: { fileEvents: workspace.createFileSystemWatcher(SETTINGS) },
    },
  );
  await client.start();
}

async function accept(uri, fingerprint) {
  const reason = await window.showInputBox({
    prompt: "Why is this right as it is? / Pourquoi est-ce correct ainsi ?",
    validateInput: (text) => (text.trim() ? undefined : "…"),
  });
  if (reason) {
    await client.sendRequest("workspace/executeCommand", {
      command: "bilint.accept",
      arguments: [uri, fingerprint, reason],
    });
  }
}

exports.activate = async (context) => {
  context.subscriptions.push(
    commands.registerCommand("bilint.acceptWithReason", accept),
    commands.registerCommand("bilint.restart", async () => {
      await client?.stop();
      await start();
    }),
  );
  await start();
};

exports.deactivate = () => client?.stop();

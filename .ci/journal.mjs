// A journal as a person would have it, made with the program itself.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const long = "I told Alex about your diagnosis at the picnic, after you had asked me not to. " +
  "You found out in the break room, from a person you barely know, with three people looking on. " +
  "It was wrong, and I did it because I wanted to have something to tell.";

const letter = `Dear Sam,

${long}

It wasn't your fault. You trusted me, and I used that.

From now on I ask you before I talk about you, and I've told Alex that I was wrong to say it.

You don't have to answer this.

Kim`;

const promise = (n) => JSON.stringify({
  ...(n === 1 && { alone: "no" }),
  act: `Ask Sam before I tell anyone something about them, part ${n} of what we talked about on Sunday`,
  by: "every Sunday", if: "somebody asks me how Sam is", then: "I say: ask Sam", unforeseen: "I tell Sam the same day",
});

/** makePages returns the files of every kind of page, made in the folder. */
export function makePages(program, folder) {
  mkdirSync(folder, { recursive: true });
  const run = (args, input = "") => execFileSync(program, args, {
    input, cwd: folder, encoding: "utf8", stdio: ["pipe", "pipe", "inherit"],
    env: { PATH: process.env.PATH, HOME: folder, XDG_DATA_HOME: folder, LANG: "C.UTF-8" },
  });
  run(["start", "--no-input", "--safe", "--name", "Kim", "--other", "Sam", "--relation", "friend",
    "--breach", "secret", "--intent", "choice", "--severity", "grave"]);
  const answers = [["deed", long], ["letter", letter], ["boundaries", long], ["review-day", "2027-03-20"]];
  for (let i = 0; i < 12; i++) answers.push(["deed", `${long} (${i})`]); // enough for several sheets of paper
  for (const [prompt, text] of answers) run(["answer", prompt], text);
  ["first-promise", "second-promise", "third-promise"].forEach((p, i) => run(["answer", p], promise(i + 1)));
  const pages = {
    talk: ["sheet", "talk"], other: ["sheet", "other"], agreement: ["sheet", "agreement"],
    letter: ["apology", "print"], journal: ["journal", "export"],
    "for-other": ["journal", "export", "--for-other", "--yes"],
  };
  return Object.entries(pages).map(([name, args]) => {
    const file = join(folder, `${name}.html`);
    run([...args, "--output", file]);
    return { name, file, html: readFileSync(file, "utf8") };
  });
}

// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// A chat page as it is usually made with React: the answer is fetched, its events are added to a state, and the state is shown as Markdown.
// page.html?VARIANT, then start(URL) in the page: resolves when the answer was shown, with what it took.
import { memo, useLayoutEffect, useMemo, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import { marked } from "marked";
import Markdown from "react-markdown";
import remarkGfm from "remark-gfm";
import { Streamdown } from "streamdown";

const plugins = [remarkGfm];
const Whole = ({ text }) => <Markdown remarkPlugins={plugins}>{text}</Markdown>;
const Block = memo(Whole);

// Cut into blocks first; a block is rendered again only if its text has changed.
function Blocks({ text }) {
  const blocks = useMemo(() => marked.lexer(text).map((token) => token.raw), [text]);
  return blocks.map((block, index) => <Block key={index} text={block} />);
}

const variants = {
  "react-markdown": Whole,
  blocks: Blocks,
  streamdown: ({ text }) => <Streamdown>{text}</Streamdown>,
};
const Answer = variants[location.search.slice(1)];
let grow;

function Chat() {
  const [text, setText] = useState("");
  const end = useRef(null);
  grow = (delta) => setText((before) => before + delta);
  useLayoutEffect(() => {
    end.current.scrollIntoView();
  }, [text]);
  return (
    <main>
      <Answer text={text} />
      <div ref={end} />
    </main>
  );
}

async function receive(url) {
  const response = await fetch(url, { method: "POST", body: "{}" });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let characters = 0;
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return characters;
    const lines = (rest + value).split("\n");
    rest = lines.pop();
    for (const line of lines) {
      if (!line.startsWith("data: {")) continue;
      const delta = JSON.parse(line.slice(6)).choices[0].delta.content;
      if (!delta) continue;
      characters += delta.length;
      grow(delta);
    }
  }
}

const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 200)));

window.start = async (url) => {
  const longTasks = [];
  new PerformanceObserver((list) => longTasks.push(...list.getEntries())).observe({ type: "longtask" });
  const characters = await receive(url);
  await painted();
  return {
    characters,
    elements: document.querySelectorAll("main *").length,
    longTasks: longTasks.length,
    longestMs: Math.max(0, ...longTasks.map((task) => task.duration)),
  };
};
createRoot(document.getElementById("root")).render(<Chat />);

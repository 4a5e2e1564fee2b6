// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/k6suite.h"

#include "interchange/codetext.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::CodeExport)
};

using Kind = SuiteCheck::Kind;

const QString scriptPattern = uR"(// @TITLE@
// A suite of Lineside. One pass: k6 run suite.js. As a load: k6 run --vus 20 --duration 1m suite.js
@NOTES@import http from 'k6/http';
import { check, group } from 'k6';

function key(name) {
  if (!__ENV[name]) throw new Error(`set ${name} first`);
  return __ENV[name];
}

export const options = { vus: 1, iterations: 1, thresholds: { checks: ['rate==1.0'] } };

function headerOf(response, name) {
  for (const [each, value] of Object.entries(response.headers)) {
    if (each.toLowerCase() === name.toLowerCase()) return value;
  }
  return null;
}

function json(text) {
  try {
    return JSON.parse(text);
  } catch (problem) {
    return null;
  }
}

// The data of each server-sent event, in order.
function eventsOf(body) {
  return body.split(/(?:\r\n|\r|\n){2,}/).map((block) => block.split(/\r\n|\r|\n/)
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice(5).replace(/^ /, ''))
    .join('\n')).filter((data) => data !== '');
}

// What an answer says, whether it came as a stream or in one piece.
function read(response) {
  const body = response.body === null || response.body === undefined ? '' : String(response.body);
  const streamed = (headerOf(response, 'Content-Type') || '').startsWith('text/event-stream');
  const said = { response, status: response.status, firstByte: response.timings.waiting, streamed, whole: false, text: '', model: '', finish: '', usage: null };
  for (const data of streamed ? eventsOf(body) : [body]) {
    if (data.trim() === '[DONE]') said.whole = true;
    const part = json(data);
    if (part === null || typeof part !== 'object') continue;
    if (typeof part.model === 'string') said.model = part.model;
    if (part.usage) said.usage = part.usage;
    const choice = Array.isArray(part.choices) ? part.choices.find((each) => !each.index) : null;
    if (!choice) continue;
    const words = choice.delta || choice.message || {};
    if (typeof words.content === 'string') said.text += words.content;
    if (choice.finish_reason) {
      said.finish = choice.finish_reason;
      said.whole = true;
    }
  }
  return said;
}

// Another edition of a model is the model.
function sameModel(asked, came) {
  const bare = (name) => name.split('/').pop().trim().toLowerCase().replace(/:latest$/, '');
  const isEdition = (edition, alias) => edition.startsWith(alias) && /^(?:[-@](?:latest|exp|preview|experimental|\d{2,8})(?:[-.]\w+)*)?$/.test(edition.slice(alias.length));
  return isEdition(bare(came), bare(asked)) || isEdition(bare(came), bare(asked).replace(/-latest$/, ''));
}

// A pattern that JavaScript does not know matches nothing.
function pattern(text, flags) {
  try {
    return new RegExp(text, flags);
  } catch (problem) {
    console.warn(`not a pattern here: ${text}`);
    return /(?!)/;
  }
}

const isGood = (said) => said.status >= 200 && said.status < 300;

const questions = [
@QUESTIONS@];

export default function () {
  for (const question of questions) {
    group(question.name, () => {
      for (let run = 0; run < question.runs; run += 1) {
        const response = http.request(question.method, question.url, question.body, { headers: question.headers, timeout: '@TIMEOUT@s' });
        check(read(response), question.checks);
      }
    });
  }
}
)"_s;

QString text(const QString &plain)
{
    return quoted(CodeQuotes::JavaScript, plain);
}

// One line for a comment, whatever is in it.
QString remark(const QString &plain)
{
    return plain.simplified().left(300);
}

// A check as k6 makes it: its name, and what must be true of `said`. No test: k6 cannot make it.
struct K6Check {
    QString name;
    QString test;
    QString note; ///< what it does not do of what was asked
};

QString plainNumber(const SuiteCheck &check)
{
    bool isNumber = false;
    const double number = check.value.trimmed().toDouble(&isNumber);
    return isNumber && number >= 0 && number < 1e300 ? QString::number(number, 'g', 15) : QString();
}

K6Check firstTokenCheck(const SuiteCheck &check)
{
    const QString most = plainNumber(check);
    return {u"first byte within %1 ms"_s.arg(most), most.isEmpty() ? QString() : u"said.firstByte <= "_s + most,
            Tr::tr("k6 sees the first byte, not the first token, which comes later")};
}

// (?i) at the beginning is a flag there.
K6Check patternCheck(const SuiteCheck &check)
{
    static const QRegularExpression inlineFlags(u"\\A\\(\\?([ims]+)\\)"_s);
    const QRegularExpressionMatch flags = inlineFlags.match(check.value);
    const QString rest = check.value.sliced(flags.capturedLength(0));
    const QString letters = flags.captured(1) + u'u';
    return {u"text matches %1"_s.arg(check.value), u"pattern(%1, %2).test(said.text)"_s.arg(text(rest), text(letters)), {}};
}

K6Check headerCheck(const SuiteCheck &check)
{
    if (check.value.isEmpty())
        return {u"header %1 is there"_s.arg(check.name), u"headerOf(said.response, %1) !== null"_s.arg(text(check.name)), {}};
    return {u"header %1 is %2"_s.arg(check.name, check.value),
            u"[headerOf(said.response, %1) || ''].some((all) => all === %2 || all.split(', ').includes(%2))"_s.arg(text(check.name), text(check.value)), {}};
}

K6Check causeCheck(const SuiteCheck &check)
{
    if (check.value.trimmed() != "ok"_L1)
        return {Tr::tr("the cause is “%1”").arg(check.value), {}, Tr::tr("k6 does not diagnose")};
    return {u"status is 2xx and the answer is whole"_s, u"isGood(said) && said.whole"_s, Tr::tr("k6 does not diagnose; it looks at the status and the end")};
}

K6Check k6Check(const SuiteCheck &check)
{
    const QString value = check.value.trimmed();
    switch (check.kind) {
    case Kind::Status:
        return {u"status is %1"_s.arg(value), u"String(said.status) === %1"_s.arg(text(value)), {}};
    case Kind::Cause:
        return causeCheck(check);
    case Kind::TimeToFirstToken:
        return firstTokenCheck(check);
    case Kind::MaxGap:
        return {Tr::tr("no pause is longer than %1 ms").arg(value), {}, Tr::tr("k6 waits for the whole answer and sees no single events")};
    case Kind::TokensPerSecond:
        return {Tr::tr("at least %1 tokens come a second").arg(value), {}, Tr::tr("k6 waits for the whole answer and sees no single tokens")};
    case Kind::Streamed:
        return {u"answer is a stream"_s, u"said.streamed"_s, Tr::tr("k6 does not see whether something holds the stream back")};
    case Kind::Complete:
        return {u"answer is whole"_s, u"isGood(said) && said.whole"_s, {}};
    case Kind::UsagePresent:
        return {u"usage is reported"_s, u"said.usage !== null"_s, {}};
    case Kind::Model:
        return {u"model is %1"_s.arg(value), u"sameModel(%1, said.model)"_s.arg(text(value)), {}};
    case Kind::FinishReason:
        return {u"finish reason is %1"_s.arg(value), u"said.finish === %1"_s.arg(text(value)), {}};
    case Kind::TextContains:
        return {u"text contains %1"_s.arg(check.value), u"isGood(said) && said.text.includes(%1)"_s.arg(text(check.value)), {}};
    case Kind::TextMatches:
        return patternCheck(check);
    case Kind::TextSchema:
        return {u"text is JSON"_s, u"json(said.text) !== null"_s, Tr::tr("k6 has no JSON Schema; it looks whether the text is JSON")};
    case Kind::Header:
        return headerCheck(check);
    case Kind::Cost:
        return {Tr::tr("the answer costs at most %1").arg(value), {}, Tr::tr("k6 knows no prices")};
    case Kind::Unknown:
        break;
    }
    return {check.name, {}, Tr::tr("this version of Lineside does not know it")};
}

// The members of `checks`, and what they leave out as comments. Two checks of one name would be one.
QString checksText(const SuiteCase &asked, QStringList &warnings)
{
    const QList<SuiteCheck> checks = asked.checks.isEmpty() ? QList<SuiteCheck>{{Kind::Cause, {}, u"ok"_s}} : asked.checks;
    QStringList names;
    QString written;
    for (const SuiteCheck &check : checks) {
        K6Check made = k6Check(check);
        if (!made.note.isEmpty() || made.test.isEmpty()) {
            const QString why = made.note.isEmpty() ? Tr::tr("“%1” is not a number").arg(check.value) : made.note;
            const QString line = made.test.isEmpty() ? Tr::tr("Not checked: %1 (%2).").arg(made.name, why) : Tr::tr("Checked: %1 (%2).").arg(made.name, why);
            written += u"      // "_s + remark(line) + u'\n';
            warnings.append(Tr::tr("%1: %2").arg(asked.name, remark(line)));
        }
        if (made.test.isEmpty())
            continue;
        QString name = made.name.simplified();
        for (int number = 2; names.contains(name); ++number)
            name = u"%1 (%2)"_s.arg(made.name.simplified()).arg(number);
        names.append(name);
        written += u"      "_s + text(name) + u": (said) => "_s + made.test + u",\n"_s;
    }
    return written;
}

QString headersText(const CodeRequest &parts, const KeyVariables &variables)
{
    QString written;
    for (const auto &[name, value] : parts.headers)
        written += u"      "_s + text(name) + u": "_s + quoted(CodeQuotes::JavaScript, value, variables) + u",\n"_s;
    return written;
}

int timeoutOf(const QList<K6Question> &questions)
{
    constexpr int usual = 120;
    std::chrono::milliseconds longest{};
    for (const K6Question &question : questions)
        longest = std::max(longest, question.request.connection.totalLimit.value_or(std::chrono::seconds(usual)));
    return longest.count() > 0 ? int((longest.count() + 999) / 1000) : usual;
}

} // namespace

Result<ExportedText> k6Suite(const QString &name, const QList<K6Question> &questions)
{
    QList<CodeRequest> requests;
    QList<SecretRef> references;
    for (const K6Question &question : questions) {
        Result<CodeRequest> parts = codeRequest(question.request);
        if (!parts)
            return failure(parts.error());
        for (const HttpHeader &header : question.request.headers)
            references += header.value.references();
        for (const ValueTemplate::Part &part : parts->body) {
            if (const auto *reference = std::get_if<SecretRef>(&part))
                references.append(*reference);
        }
        requests.append(std::move(*parts));
    }
    const KeyVariables variables(references); // one name for a key, in all questions
    ExportedText made;
    QString written;
    for (qsizetype i = 0; i < questions.size(); ++i) {
        const SuiteCase &asked = questions.at(i).asked;
        QString body = requests.at(i).hasBody ? quoted(CodeQuotes::JavaScript, requests.at(i).body, variables) : u"null"_s;
        if (requests.at(i).isLong) {
            const QString file = u"body-%1.json"_s.arg(i + 1);
            made.files.append({file, questions.at(i).request.body});
            body = u"open('./%1')"_s.arg(file);
        }
        written += u"  {\n    name: "_s + text(asked.name.simplified()) + u",\n    runs: "_s + QString::number(asked.runs) + u",\n    method: "_s + text(requests.at(i).method)
            + u",\n    url: "_s + text(requests.at(i).url) + u",\n    headers: {\n"_s + headersText(requests.at(i), variables) + u"    },\n    body: "_s + body
            + u",\n    checks: {\n"_s + checksText(asked, made.warnings) + u"    },\n  },\n"_s;
    }
    const QStringList names = variables.names();
    made.text = filledIn(scriptPattern,
                         {{u"TITLE"_s, remark(name)},
                          {u"NOTES"_s, names.isEmpty() ? QString() : u"// Keys come from the environment: %1\n"_s.arg(names.join(u", "_s))},
                          {u"QUESTIONS"_s, written},
                          {u"TIMEOUT"_s, QString::number(timeoutOf(questions))}});
    return made;
}

} // namespace lineside

// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/mockanswers.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qint64 charactersPerToken = 4; // good enough for a model that does not exist

// The names by which older recordings of scenarios go.
QString scenarioName(const QString &mark)
{
    if (mark == "eof"_L1)
        return u"clean-eof-no-done"_s;
    if (mark == "errevent"_L1)
        return u"error-event"_s;
    return mark;
}

QString textOf(const QJsonValue &content)
{
    if (content.isString())
        return content.toString();
    QString text;
    for (const QJsonValue &part : content.toArray())
        text += part["text"_L1].toString();
    return text;
}

QStringList marksIn(const QString &text)
{
    static const QRegularExpression mark(u"\\[\\[sim:([a-z0-9-]+)\\]\\]"_s);
    QStringList names;
    auto matches = mark.globalMatch(text);
    while (matches.hasNext())
        names.append(scenarioName(matches.next().captured(1)));
    return names;
}

QString markdownSample(const QString &question)
{
    const QString quoted = question.simplified().left(120);
    return uR"(## A mock answer

You asked: *%1*. This model is part of Lineside and knows only a few words, but it can show how an answer looks.

- **Lists**, with `code` in them
- [Links](https://apisix.apache.org/), which ask before they open
- Numbers: the total of a usage report *need not* be a sum

| Hop | What it does | Time |
|:----|:-------------|-----:|
| Gateway | finds the route | 2 ms |
| ai-proxy | adds the key and the model | 1 ms |
| Model | answers | 240 ms |

```python
def total(usage):
    return usage["prompt_tokens"] + usage["completion_tokens"]
```

> Type `[[sim:err429]]` or `[[sim:cut]]` to see how a failure looks.
)"_s.arg(quoted.isEmpty() ? u"nothing"_s : quoted);
}

MockUsage usageFor(const MockQuestion &question, const QString &text)
{
    const qint64 prompt = question.promptLength / charactersPerToken + 4;
    const qint64 completion = qMax(qint64(1), qint64(text.size()) / charactersPerToken);
    return {prompt, completion, prompt + completion + completion / 2}; // the rest is thinking, as Gemini reports it
}

} // namespace

Result<MockQuestion> MockQuestion::read(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (document.isNull())
        return failure(Error::Kind::BadRequest, QCoreApplication::translate("lineside::Mock", "The body is not JSON."));
    const QJsonObject object = document.object();
    MockQuestion question;
    question.model = object["model"_L1].toString();
    question.stream = object["stream"_L1].toBool();
    question.includeUsage = object["stream_options"_L1]["include_usage"_L1].toBool();
    for (const QJsonValue &message : object["messages"_L1].toArray()) {
        const QString text = textOf(message["content"_L1]);
        question.promptLength += text.size();
        if (message["role"_L1].toString() == "user"_L1)
            question.lastUserText = text;
    }
    question.scenarios = marksIn(question.lastUserText);
    return question;
}

MockAnswer mockAnswer(const MockQuestion &question, const MockSettings &settings)
{
    MockAnswer answer;
    if (question.stream && settings.streamAnswer)
        answer = *settings.streamAnswer;
    else if (settings.answer)
        answer = *settings.answer;
    else if (question.lastUserText.contains("capital of France"_L1, Qt::CaseInsensitive))
        answer = {.text = u"The capital of France is **Paris**."_s, .usage = MockUsage{15, 8, 41}};
    else
        answer = {.text = markdownSample(question.lastUserText), .usage = {}};
    if (!answer.usage)
        answer.usage = usageFor(question, answer.text);
    return answer;
}

QStringList mockPieces(const QString &text)
{
    static const QRegularExpression piece(u"\\s*\\S+[ ]?|\\s+"_s);
    QStringList pieces;
    auto matches = piece.globalMatch(text);
    while (matches.hasNext())
        pieces.append(matches.next().captured());
    return pieces;
}

} // namespace lineside

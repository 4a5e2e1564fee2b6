// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/commandline.h"
#include "cli/commands.h"
#include "cli/eventprinter.h"
#include "cli/inputfile.h"
#include "cli/output.h"
#include "protocol/answerdecoder.h"
#include "protocol/recordedresponse.h"
#include "protocol/ssedecoder.h"

#include <QCoreApplication>

#include <limits>

using namespace Qt::StringLiterals;

namespace lineside::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Cli)
};

// What is replayed: a response as it was recorded, or a body alone, which is taken for one of a good answer.
struct Recording {
    HttpHead head{.status = 200, .reason = {}, .version = {}, .headers = {}};
    QByteArray body;
};

Result<Recording> readRecording(const QString &fileName)
{
    const Result<QByteArray> bytes = readInput(fileName);
    if (!bytes)
        return failure(bytes.error());
    if (!looksLikeHttpResponse(*bytes))
        return Recording{.head = {.status = 200, .reason = {}, .version = {}, .headers = {}}, .body = *bytes};
    const Result<RecordedResponse> response = parseRecordedResponse(*bytes);
    if (!response)
        return failure(response.error());
    return Recording{.head = response->head, .body = response->body};
}

template<class Take>
void feedInPieces(const QByteArray &body, qsizetype size, Take &&take)
{
    for (qsizetype at = 0; at < body.size(); at += size)
        take(QByteArrayView(body).sliced(at, std::min(size, body.size() - at)));
}

void printEvents(const QList<SseEvent> &events)
{
    for (const SseEvent &event : events) {
        printJson({{u"event"_s, QString::fromUtf8(event.name)},
                   {u"data"_s, QString::fromUtf8(event.data)},
                   {u"id"_s, event.id.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(QString::fromUtf8(event.id))}});
    }
}

int replayEvents(const Recording &recording, qsizetype size)
{
    SseDecoder decoder;
    feedInPieces(recording.body, size, [&decoder](QByteArrayView piece) { printEvents(decoder.feed(piece)); });
    printEvents(decoder.finish());
    return decoder.error() ? fail(*decoder.error()) : AllWell;
}

int replayChat(const Recording &recording, qsizetype size, bool asJson)
{
    AnswerDecoder decoder(recording.head);
    EventPrinter printer(asJson);
    feedInPieces(recording.body, size, [&decoder, &printer](QByteArrayView piece) { printer.take(decoder.feed(piece).chat); });
    DecodedPiece last;
    const AnswerEnd end = decoder.finish(last);
    printer.take(last.chat);
    printer.endText();
    if (end.error) {
        const int status = printer.printError(*end.error);
        printer.printFooter({}, end.complete);
        return status;
    }
    printer.printFooter({}, end.complete);
    if (end.complete)
        return AllWell;
    return printer.printError({.kind = Error::Kind::Protocol,
                               .message = Tr::tr("The answer was cut: neither [DONE] nor a finish reason came."),
                               .hint = {},
                               .details = {},
                               .httpStatus = 0});
}

} // namespace

int runReplay(const QStringList &arguments, Interrupts &)
{
    CommandLine line(u"replay"_s, Tr::tr("Decodes a recorded answer: a body alone, or a whole HTTP response with its head."),
                     u"lineside-cli replay --json response.http"_s);
    line.addArgument(u"FILE"_s, Tr::tr("The recording; - is standard input."));
    line.addValue(u"dialect"_s, u"sse|openai"_s,
                  Tr::tr("sse prints the bare events, one JSON object a line; openai (the default) the chat."), u"openai"_s);
    line.addValue(u"split"_s, u"N"_s, Tr::tr("Feeds N bytes at a time."));
    line.addFlag(u"json"_s, Tr::tr("Prints one JSON object an event."));
    if (const auto status = line.parse(arguments, 1))
        return *status;
    QString problem;
    const auto split = line.number(u"split"_s, 1, std::numeric_limits<int>::max(), &problem);
    const QString dialect = line.value(u"dialect"_s);
    if (dialect != "sse"_L1 && dialect != "openai"_L1)
        problem = Tr::tr("The dialect “%1” is not known. There are sse and openai.").arg(dialect);
    if (line.arguments().isEmpty())
        problem = Tr::tr("Which file? Name one, or - for standard input.");
    if (!problem.isEmpty())
        return line.wrong(problem);
    const Result<Recording> recording = readRecording(line.arguments().constFirst());
    if (!recording)
        return fail(recording.error());
    const qsizetype size = split.value_or(64 * 1024);
    return dialect == "sse"_L1 ? replayEvents(*recording, size) : replayChat(*recording, size, line.has(u"json"_s));
}

} // namespace lineside::cli

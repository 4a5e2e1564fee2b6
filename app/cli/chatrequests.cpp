// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/chatrequests.h"

#include "cli/inputfile.h"
#include "cli/targetoptions.h"
#include "net/requestbuilder.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace lineside::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Cli)
};

} // namespace

ChatRequest exampleRequest(bool stream)
{
    ChatRequest request;
    request.messages = {{.role = Role::System, .text = u"You are a helpful AI assistant"_s, .toolCalls = {}, .toolCallId = {}},
                        {.role = Role::User, .text = u"What is the capital of France?"_s, .toolCalls = {}, .toolCallId = {}}};
    request.stream = stream;
    return request;
}

void addRequestOptions(CommandLine &line)
{
    line.addValue(u"body"_s, u"FILE"_s, Tr::tr("Sends this body as it is instead of a short question; - is standard input."));
    line.addFlag(u"stream"_s, Tr::tr("Asks for a stream (the default)."));
    line.addFlag(u"no-stream"_s, Tr::tr("Asks for the answer in one piece."));
}

Result<HttpRequest> requestTo(const Target &target, const CommandLine &line)
{
    const Result<QList<HttpHeader>> headers = headersFrom(line);
    if (!headers)
        return failure(headers.error());
    const Result<Target> whole = withHeaders(target, *headers);
    if (!whole)
        return failure(whole.error());
    const bool givesBody = line.has(u"body"_s);
    const Result<QByteArray> body = givesBody ? readInput(line.value(u"body"_s)) : QByteArray();
    if (!body)
        return failure(body.error());
    ChatRequest question = exampleRequest(!line.has(u"no-stream"_s));
    question.model = requestedModel(target);
    if (givesBody && !line.has(u"stream"_s) && !line.has(u"no-stream"_s))
        question.stream = QJsonDocument::fromJson(*body)["stream"_L1].toBool();
    return buildChatRequest({*whole, question}).map([&](HttpRequest request) {
        if (givesBody)
            request.body = *body;
        return request;
    });
}

} // namespace lineside::cli

// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// Chats as programs with OpenAI's own packages.
#include "interchange/codeexport.h"
#include "interchange/codetext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::CodeExport)
};

constexpr auto path = "/chat/completions"_L1;

// What create() takes by name; anything else has to go into extra_body.
bool isNamedParameter(const QString &name)
{
    static const QSet<QString> names{
        u"messages"_s, u"model"_s, u"audio"_s, u"frequency_penalty"_s, u"function_call"_s, u"functions"_s, u"logit_bias"_s, u"logprobs"_s,
        u"max_completion_tokens"_s, u"max_tokens"_s, u"metadata"_s, u"modalities"_s, u"n"_s, u"parallel_tool_calls"_s, u"prediction"_s,
        u"presence_penalty"_s, u"reasoning_effort"_s, u"response_format"_s, u"seed"_s, u"service_tier"_s, u"stop"_s, u"store"_s, u"stream"_s,
        u"stream_options"_s, u"temperature"_s, u"tool_choice"_s, u"tools"_s, u"top_logprobs"_s, u"top_p"_s, u"user"_s,
    };
    return names.contains(name);
}

QString valueText(CodeQuotes quotes, const QJsonValue &value, const QString &indent)
{
    const bool isPython = quotes == CodeQuotes::Python;
    const QString inner = indent + (isPython ? u"    "_s : u"  "_s);
    QStringList parts;
    if (value.isArray()) {
        for (const QJsonValue &element : value.toArray())
            parts += inner + valueText(quotes, element, inner);
        return parts.isEmpty() ? u"[]"_s : u"[\n"_s + parts.join(u",\n"_s) + u",\n"_s + indent + u']';
    }
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member)
            parts += quoted(quotes, member.key()) + u": "_s + valueText(quotes, member.value(), indent);
        return u'{' + parts.join(u", "_s) + u'}';
    }
    if (value.isString())
        return quoted(quotes, value.toString());
    if (value.isBool())
        return isPython ? (value.toBool() ? u"True"_s : u"False"_s) : (value.toBool() ? u"true"_s : u"false"_s);
    if (value.isNull())
        return isPython ? u"None"_s : u"null"_s;
    const QByteArray number = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(number.sliced(1, number.size() - 2));
}

// What both packages are told.
struct Client {
    QString baseUrl;
    QString key;
    QString headers; ///< one a line
    QJsonObject body;
    QStringList warnings;
};

bool isKeyHeader(const QString &name, const QList<ValueTemplate::Part> &value)
{
    const auto *scheme = value.size() == 2 ? std::get_if<QString>(&value.constFirst()) : nullptr;
    return name.compare("Authorization"_L1, Qt::CaseInsensitive) == 0 && scheme && *scheme == "Bearer "_L1;
}

Result<Client> clientFor(const HttpRequest &request, CodeQuotes quotes, const QString &headerForm)
{
    const Result<CodeRequest> parts = codeRequest(request);
    if (!parts)
        return failure(parts.error());
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    if (request.method != "POST" || !body["messages"_L1].isArray())
        return failure(Error::Kind::Configuration, Tr::tr("The request is not a chat in OpenAI's dialect."), Tr::tr("Choose a plain form."));
    if (!request.url.path().endsWith(path) || request.url.hasQuery())
        return failure(Error::Kind::Configuration,
                       Tr::tr("OpenAI's packages only ask URLs that end in /chat/completions, and %1 does not.").arg(request.url.path()),
                       Tr::tr("Choose a plain form."));
    Client client;
    client.body = body;
    QUrl base = request.url;
    base.setPath(base.path().chopped(path.size()));
    client.baseUrl = quoted(quotes, QString::fromLatin1(base.toEncoded()));
    for (const auto &[name, value] : parts->headers) {
        static const QStringList own{u"content-type"_s, u"accept"_s, u"accept-encoding"_s};
        if (isKeyHeader(name, value))
            client.key = quoted(quotes, value.mid(1), parts->variables);
        else if (!own.contains(name.toLower()))
            client.headers += filledIn(headerForm, {{u"NAME"_s, quoted(quotes, name)}, {u"VALUE"_s, quoted(quotes, value, parts->variables)}});
    }
    if (client.key.isEmpty()) {
        client.key = quoted(quotes, u"none"_s);
        client.warnings.append(Tr::tr("The package sends an Authorization header even where the request has none."));
    }
    return client;
}

// A program in which the client's parts are filled in, and how it reads a stream or a whole answer.
ExportedText program(const QString &pattern, const Client &client, const QString &arguments, const QString &readStream, const QString &readWhole)
{
    const bool streams = client.body["stream"_L1].toBool();
    return {filledIn(pattern, {{u"BASE"_s, client.baseUrl},
                               {u"KEY"_s, client.key},
                               {u"HEADERS"_s, client.headers},
                               {u"ARGUMENTS"_s, arguments},
                               {u"VARIABLE"_s, streams ? u"stream"_s : u"completion"_s},
                               {u"READ"_s, streams ? readStream : readWhole}}),
            {}, client.warnings};
}

} // namespace

Result<ExportedText> pythonOpenAi(const HttpRequest &request)
{
    const Result<Client> client = clientFor(request, CodeQuotes::Python, u"        @NAME@: @VALUE@,\n"_s);
    if (!client)
        return failure(client.error());
    QString arguments;
    QJsonObject extra;
    for (auto member = client->body.begin(); member != client->body.end(); ++member) {
        if (isNamedParameter(member.key()))
            arguments += u"    "_s + member.key() + u'=' + valueText(CodeQuotes::Python, member.value(), u"    "_s) + u",\n"_s;
        else
            extra.insert(member.key(), member.value());
    }
    if (!extra.isEmpty())
        arguments += u"    extra_body="_s + valueText(CodeQuotes::Python, extra, u"    "_s) + u",\n"_s;
    return program(uR"(import os

from openai import OpenAI


def key(name):
    value = os.environ.get(name)
    if not value:
        raise SystemExit(f"set {name} first")
    return value


client = OpenAI(
    base_url=@BASE@,
    api_key=@KEY@,
    default_headers={
@HEADERS@    },
)
@VARIABLE@ = client.chat.completions.create(
@ARGUMENTS@)
@READ@)"_s,
                   *client, arguments, uR"(for chunk in stream:
    if chunk.choices and chunk.choices[0].delta.content:
        print(chunk.choices[0].delta.content, end="", flush=True)
print()
)"_s,
                   u"print(completion.choices[0].message.content)\n"_s);
}

Result<ExportedText> javaScriptOpenAi(const HttpRequest &request)
{
    const Result<Client> client = clientFor(request, CodeQuotes::JavaScript, u"    @NAME@: @VALUE@,\n"_s);
    if (!client)
        return failure(client.error());
    QString arguments;
    for (auto member = client->body.begin(); member != client->body.end(); ++member)
        arguments += u"  "_s + quoted(CodeQuotes::JavaScript, member.key()) + u": "_s + valueText(CodeQuotes::JavaScript, member.value(), u"  "_s) + u",\n"_s;
    return program(uR"(import OpenAI from 'openai';

function key(name) {
  const value = process.env[name];
  if (!value) throw new Error(`set ${name} first`);
  return value;
}

const client = new OpenAI({
  baseURL: @BASE@,
  apiKey: @KEY@,
  defaultHeaders: {
@HEADERS@  },
});
const @VARIABLE@ = await client.chat.completions.create({
@ARGUMENTS@});
@READ@)"_s,
                   *client, arguments, uR"(for await (const chunk of stream) {
  process.stdout.write(chunk.choices[0]?.delta?.content ?? '');
}
process.stdout.write('\n');
)"_s,
                   u"console.log(completion.choices[0].message.content);\n"_s);
}

} // namespace lineside

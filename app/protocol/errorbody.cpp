// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "protocol/errorbody.h"

#include "protocol/htmltext.h"
#include "protocol/lenientjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <initializer_list>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qsizetype mostBytes = 256 * 1024;
constexpr qsizetype longestMessage = 2000;
constexpr qsizetype longestPlainText = 300;
constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF", 3);

QString firstText(const QJsonObject &object, std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView name : names) {
        if (const QString text = lenientText(object[name]); !text.isEmpty())
            return text;
    }
    return {};
}

// FastAPI: a text, or [{"loc":["body","messages"],"msg":"Field required","type":"missing"}].
void readDetail(const QJsonValue &detail, ErrorBody &body)
{
    const QJsonObject first = detail.isArray() ? detail[0].toObject() : detail.toObject();
    body.message = detail.isString() ? detail.toString() : firstText(first, {"msg"_L1, "message"_L1, "error"_L1});
    if (body.message.isEmpty() && detail[0].isString())
        body.message = detail[0].toString();
    body.type = firstText(first, {"type"_L1});
    QStringList place;
    for (const QJsonValue &step : first["loc"_L1].toArray()) {
        if (const QString name = lenientText(step); name != "body"_L1 || !place.isEmpty())
            place.append(name);
    }
    body.param = place.join(u'.');
}

// Gemini's details: which field was wrong, and how long to wait.
void readDetails(const QJsonArray &details, ErrorBody &body)
{
    for (const QJsonValue &detail : details) {
        if (body.param.isEmpty())
            body.param = detail["fieldViolations"_L1][0]["field"_L1].toString();
        if (body.retryDelay.isEmpty())
            body.retryDelay = detail["retryDelay"_L1].toString();
    }
}

void readNames(const QJsonObject &object, ErrorBody &body)
{
    const auto fill = [&object](QString &field, QLatin1StringView name) {
        if (field.isEmpty())
            field = lenientText(object[name]);
    };
    fill(body.type, "type"_L1);
    fill(body.code, "code"_L1);
    fill(body.param, "param"_L1);
    fill(body.status, "status"_L1);
}

void readErrorObject(const QJsonObject &error, ErrorBody &body)
{
    body.message = firstText(error, {"message"_L1, "msg"_L1, "error_msg"_L1, "detail"_L1, "description"_L1, "error"_L1});
    readNames(error, body);
    if (body.message.isEmpty()) // an error in an error: a proxy that wrapped what it got
        body.message = lenientText(error["error"_L1]["message"_L1]);
    readDetails(error["details"_L1].toArray(), body);
    if (body.retryDelay.isEmpty() && error["availability"_L1]["retry_after"_L1].isDouble())
        body.retryDelay = lenientText(error["availability"_L1]["retry_after"_L1]) + u's';
    if (body.message.isEmpty())
        body.message = compactJson(error);
}

// APISIX: "description" tells which token was wrong; a dry run lists what it found.
void readErrorMsg(const QJsonObject &object, ErrorBody &body)
{
    body.message = object["error_msg"_L1].toString();
    QString more = firstText(object, {"description"_L1});
    if (more.isEmpty())
        more = lenientText(object["errors"_L1][0]["error"_L1]);
    if (!more.isEmpty())
        body.message += u": "_s + more;
}

void readOther(const QJsonObject &object, ErrorBody &body)
{
    const QJsonValue first = object["errors"_L1][0];
    body.message = first.isString() ? first.toString() : firstText(first.toObject(), {"message"_L1, "msg"_L1, "error"_L1});
    if (first.isObject())
        readNames(first.toObject(), body);
    if (body.message.isEmpty())
        body.message = firstText(object, {"Message"_L1, "msg"_L1, "error_description"_L1, "title"_L1, "reason"_L1});
    readNames(object, body);
    if (body.message.isEmpty())
        body.message = compactJson(object).left(longestPlainText);
}

void readObject(const QJsonObject &object, ErrorBody &body)
{
    const QJsonValue error = object["error"_L1];
    if (error.isObject() && isSomething(error)) {
        body.shape = object["type"_L1].toString() == "error"_L1 ? ErrorBody::Shape::AnthropicError : ErrorBody::Shape::ErrorObject;
        readErrorObject(error.toObject(), body);
    } else if (error.isString() && isSomething(error)) {
        body.shape = ErrorBody::Shape::ErrorString;
        body.message = error.toString();
        readNames(object, body);
    } else if (isSomething(object["error_msg"_L1])) {
        body.shape = ErrorBody::Shape::ErrorMsg;
        readErrorMsg(object, body);
    } else if (!lenientText(object["message"_L1]).isEmpty()) {
        body.shape = ErrorBody::Shape::Message;
        body.message = lenientText(object["message"_L1]);
        readNames(object, body);
    } else if (object["message"_L1].isObject() && isSomething(object["message"_L1])) { // Mistral: a whole error as the message
        readObject(object["message"_L1].toObject(), body);
        readNames(object, body);
    } else if (isSomething(object["detail"_L1])) {
        body.shape = ErrorBody::Shape::Detail;
        readDetail(object["detail"_L1], body);
        if (body.message.isEmpty())
            body.message = compactJson(object["detail"_L1]);
    } else {
        body.shape = ErrorBody::Shape::OtherJson;
        readOther(object, body);
    }
}

// Portkey makes {"0":{…}} of a list.
bool isListAsObject(const QJsonObject &object)
{
    return object.size() == 1 && object["0"_L1].isObject();
}

void readArray(const QJsonArray &array, ErrorBody &body)
{
    if (!array[0].isObject()) {
        body.shape = ErrorBody::Shape::OtherJson;
        body.message = array[0].isString() ? array[0].toString() : compactJson(array);
        return;
    }
    readObject(array[0].toObject(), body);
    if (body.shape == ErrorBody::Shape::ErrorObject)
        body.shape = ErrorBody::Shape::ErrorArray;
}

void readText(const QByteArray &text, ErrorBody &body)
{
    const QString plain = QString::fromUtf8(text);
    if (!text.startsWith('<')) {
        body.shape = ErrorBody::Shape::Text;
        body.message = plain.left(longestPlainText).simplified();
        return;
    }
    body.shape = ErrorBody::Shape::Html;
    body.message = htmlSummary(plain);
    body.isGatewayHtml = text.contains("<center>openresty</center>") || text.contains("https://apisix.apache.org/");
}

// Where the message itself names the field, as APISIX and Gemini do.
QString fieldNamedIn(const QString &message)
{
    static const QRegularExpression patterns[] = {
        QRegularExpression(uR"x(property "([^"]+)")x"_s),
        QRegularExpression(uR"x(Unknown name "([^"]+)")x"_s),
        QRegularExpression(uR"x(additional properties forbidden, found (\S+))x"_s),
        QRegularExpression(uR"x(the property is forbidden:\s+(\S+))x"_s),
    };
    for (const QRegularExpression &pattern : patterns) {
        if (const auto match = pattern.match(message); match.hasMatch())
            return match.captured(1);
    }
    return {};
}

// Gemini writes it into the sentence too, and gateways drop the details: "Please retry in 17.3s."
QString delayNamedIn(const QString &message)
{
    static const QRegularExpression pattern(uR"x(retry in (\d+(?:\.\d+)?m?s)\b)x"_s);
    return pattern.match(message).captured(1);
}

} // namespace

ErrorBody parseErrorBody(QByteArrayView bytes)
{
    ErrorBody body;
    if (bytes.startsWith(byteOrderMark))
        bytes = bytes.sliced(byteOrderMark.size());
    const QByteArray text = bytes.first(std::min(bytes.size(), mostBytes)).trimmed().toByteArray();
    if (text.isEmpty())
        return body;
    const QJsonDocument document = QJsonDocument::fromJson(text);
    if (document.isObject() && isListAsObject(document.object()))
        readArray({document.object()["0"_L1]}, body);
    else if (document.isObject())
        readObject(document.object(), body);
    else if (document.isArray())
        readArray(document.array(), body);
    else
        readText(text, body);
    if (body.message.isEmpty())
        body.message = QString::fromUtf8(text.left(longestPlainText)).simplified();
    body.message.truncate(longestMessage);
    if (body.param.isEmpty())
        body.param = fieldNamedIn(body.message);
    if (body.retryDelay.isEmpty())
        body.retryDelay = delayNamedIn(body.message);
    return body;
}

} // namespace lineside

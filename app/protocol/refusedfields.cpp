// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "protocol/refusedfields.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qsizetype mostFields = 10;

// Codes and types with which `param` names the field.
bool namesByParam(const ErrorBody &body)
{
    static const QStringList signs{u"unknown_parameter"_s, u"unsupported_parameter"_s, u"unsupported_value"_s, u"extra_forbidden"_s};
    return signs.contains(body.code) || signs.contains(body.type);
}

// The sentences by which servers name it; each captures the name.
const QList<QRegularExpression> &sentences()
{
    static const QList<QRegularExpression> patterns{
        QRegularExpression(uR"x(Unknown name \\?"([^"\\]+)\\?": Cannot find field)x"_s),                             // Gemini
        QRegularExpression(uR"x(Unrecognized request arguments? supplied: ([\w, ]+))x"_s),                          // OpenAI, Azure
        QRegularExpression(uR"x(Un(?:known|supported) parameter: '([^']+)')x"_s),                                    // OpenAI
        QRegularExpression(uR"x(Unsupported value: '([^']+)' does not support)x"_s),                                 // OpenAI, reasoning models
        QRegularExpression(uR"x((?:^|[\s:])property '([^']+)' is unsupported)x"_s),                                  // Groq
        QRegularExpression(uR"x(Argument not supported on this model: (\w+))x"_s),                                   // xAI
        QRegularExpression(uR"x((?:^|\s)(?:body\.)?(\w+): Extra (?:inputs|fields) (?:are )?not permitted)x"_s),      // Anthropic, FastAPI
        QRegularExpression(uR"x(unknown field [`"']([^`"']+)[`"'])x"_s),                                             // Go and Rust servers
        QRegularExpression(uR"x(unexpected keyword argument '([^']+)')x"_s),                                         // Python gateways
    };
    return patterns;
}

// A field of the body itself, not one inside another, and none that a request needs.
bool canBeLeftOut(const QString &name)
{
    static const QRegularExpression plain(u"^[A-Za-z_][A-Za-z0-9_]{0,63}$"_s);
    static const QStringList needed{u"model"_s, u"messages"_s, u"stream"_s};
    return plain.match(name).hasMatch() && !needed.contains(name);
}

} // namespace

QStringList refusedFields(const ErrorBody &body)
{
    QStringList named;
    if (namesByParam(body))
        named.append(body.param);
    for (const QRegularExpression &sentence : sentences()) {
        QRegularExpressionMatchIterator found = sentence.globalMatch(body.message);
        while (found.hasNext())
            named.append(found.next().captured(1).split(u','));
    }
    QStringList fields;
    for (const QString &name : std::as_const(named)) {
        const QString field = name.trimmed();
        if (canBeLeftOut(field) && !fields.contains(field) && fields.size() < mostFields)
            fields.append(field);
    }
    return fields;
}

} // namespace lineside

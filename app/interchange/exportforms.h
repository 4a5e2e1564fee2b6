// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpmessage.h"
#include "core/result.h"
#include "core/secret.h"
#include "interchange/curlwriter.h"
#include "interchange/exportedtext.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <vector>

namespace lineside {

/// A form in which something can leave the program.
struct ExportForm {
    enum class Group { Command, Code, Collection, RouteFile };
    QString id;     ///< stable, for the command line and the settings: "curl", "curl-powershell", "adc"
    QString title;  ///< for people
    QString suffix; ///< of a file, without the dot
    Group group = Group::Command;
    bool ofRoute = false; ///< made of a route; otherwise of a request
};

/// All forms, in the order in which they are offered. What pushes a route is a request, so a route leaves in both kinds.
QList<ExportForm> exportForms();
std::optional<ExportForm> exportForm(const QString &id);
/// Can keys be written into it, for a user who asks for exactly that (CurlOptions::writtenKeys)?
bool canHoldKeys(const ExportForm &form);

/// What is to leave. A form of a request needs the one, a form of a route the other.
struct ExportSource {
    QString name; ///< what people call it; a collection's title
    std::optional<HttpRequest> request = {};
    QByteArray routeTemplate = {}; ///< the body of the request that pushes the route
    QUrl server = {};              ///< where the route serves
    QString title = {};            ///< what it is, where several are offered: "The question"
    QByteArray httpVersion = {};   ///< by which the request was answered, where it was made
};

/// The source in that form. `known` are keys that must not be in it by value: if one is, in any way of writing it, nothing leaves and
/// the error says so. Of `curl` the forms of curl take the line breaks, the HTTP version and the keys to be written, which `known` should not
/// name then; they set shell and form themselves.
Result<ExportedText> exportAs(const QString &formId, const ExportSource &source, const std::vector<Secret> &known, const CurlOptions &curl = {});

/// The text, unless a key is in it or in one of its files. For texts that were made without `exportAs`.
Result<ExportedText> refusingKeys(ExportedText made, const std::vector<Secret> &known);

} // namespace lineside

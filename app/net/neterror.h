// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"
#include "core/httpmessage.h"

#include <QList>
#include <QNetworkReply>
#include <QSslError>
#include <QUrl>

#include <chrono>

namespace lineside {

/// The limits that a request can run out of.
enum class Limit { Connect, Upload, FirstByte, Idle, Total };

/// What QNetworkAccessManager calls an error, as one of ours. Pure. `text` is Qt's own sentence.
Error networkError(QNetworkReply::NetworkError code, const QString &text, const QUrl &url);
/// Why a certificate was not trusted: the first reason that a person can act on.
Error tlsError(const QList<QSslError> &errors, const QUrl &url);
Error limitError(Limit limit, std::chrono::milliseconds after, const QUrl &url);
/// Redirects are never followed: a key would go to wherever the answer says. Only the other side's host is told.
Error redirectError(const HttpHead &head, const QUrl &url);
bool isRedirect(const HttpHead &head);
/// The other side closed the connection in the middle of its answer.
Error cutError(const QUrl &url);

} // namespace lineside

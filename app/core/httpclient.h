// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpmessage.h"
#include "core/result.h"

#include <QObject>

namespace lineside {

/// Sends a request and reads its whole answer (at most 32 MiB). Any status is an answer; an error means that there is none.
/// Follows no redirect. Keys are put in while sending and never come back: known keys are masked in the answer's body where it
/// is an error's, and in every Error.
class HttpClient
{
public:
    virtual ~HttpClient() = default;
    virtual void send(const HttpRequest &request, QObject *context, Callback<HttpResponse> done) = 0;
};

} // namespace lineside

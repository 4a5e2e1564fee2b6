// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/masking.h"

namespace lineside {

void maskKeys(const ResolvedRequest &request, ProbeReport &report)
{
    if (request.keys.empty())
        return;
    const auto mask = [&request](auto &text) { text = request.masked(text); };
    const auto maskUrl = [&mask](QUrl &url) {
        QString text = url.toString();
        mask(text);
        url = QUrl(text);
    };
    maskUrl(report.target.url);
    mask(report.explanation);
    mask(report.fix);
    mask(report.head.reason);
    for (RawHeader &header : report.head.headers)
        mask(header.value);
    mask(report.bodyStart);
    for (ProbeEvent &event : report.events) {
        mask(event.name);
        mask(event.data);
    }
    mask(report.answer.text);
    mask(report.answer.model);
    mask(report.answer.reasoning);
    mask(report.stream.finishReason);
    mask(report.gateway.upstreamStatus);
    for (ProbeCheck &check : report.checks)
        mask(check.seen);
}

} // namespace lineside

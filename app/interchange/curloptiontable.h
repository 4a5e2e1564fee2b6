// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace lineside {

/// An option of curl: its long name and whether a value belongs to it.
struct CurlOption {
    QString name;
    bool takesValue = false;
};

/// Of curl 7.88 to 8.15. `--no-buffer` is the option buffer, negated.
std::optional<CurlOption> curlOption(const QString &longName);
std::optional<CurlOption> curlOption(QChar letter);

} // namespace lineside

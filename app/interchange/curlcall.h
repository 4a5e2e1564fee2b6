// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "interchange/bodyfiles.h"
#include "interchange/commandreader.h"

#include <QList>
#include <QString>

namespace lineside {

/// An option of a curl command as it was given: long name without dashes, and its value.
struct GivenOption {
    QString name;
    WordParts value;
};

/// What one command says up to `--next`, read as curl reads it but not interpreted yet.
struct CurlCall {
    QList<GivenOption> options;
    QList<WordParts> urls;
    QStringList warnings;
    std::optional<WordParts> input; ///< what it would find on its standard input, where the text tells
    BodyFiles files = {};
};

/// Splits the arguments of a curl command. Kind::BadRequest for a missing value and for -K.
Result<QList<CurlCall>> readCurlArguments(const ReadCommand &command);

} // namespace lineside

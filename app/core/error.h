// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMetaType>
#include <QString>
#include <QStringList>

namespace lineside {

/// Why an operation did not do what it was asked. A value: made where the cause is known, shown once, by whoever asked.
struct Error {
    /// What a caller can branch on.
    enum class Kind {
        Network,       ///< no connection, a broken one, or a name that does not resolve
        Tls,           ///< the other side could not be trusted or spoken to securely
        Timeout,       ///< one of our own limits ran out; `message` says which
        Auth,          ///< 401 and 403
        RateLimited,   ///< 429, or a limit that a gateway reports by another status
        NotFound,      ///< 404, or an entry that is not there
        BadRequest,    ///< the other side refused what was sent
        Server,        ///< 5xx
        Protocol,      ///< what came back is not what the protocol allows
        Cancelled,     ///< the user stopped it
        Storage,       ///< a file or a database
        Keychain,      ///< the system's keychain
        Configuration, ///< something the user has set up cannot work as it is
    };
    Kind kind = Kind::Network;
    QString message;    ///< one plain sentence: what happened, and where. Never holds a key.
    QString hint;       ///< what to do about it; may be empty
    QString details;    ///< the other side's own words, cut to a size; may be empty. Untrusted text.
    int httpStatus = 0; ///< 0 where no status line was read
    QStringList refusedFields = {}; ///< of a request: what the other side does not know or take, by the names it gave

    friend bool operator==(const Error &, const Error &) = default;
};

} // namespace lineside

Q_DECLARE_METATYPE(lineside::Error)

// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/attachment.h"

#include <QList>
#include <QString>

namespace lineside {

/// Asks in place of the conversation's own target, for as long as it is set.
class Asker
{
public:
    virtual ~Asker() = default;
    virtual bool takesQuestions() const = 0; ///< otherwise the next one goes to the conversation's target
    virtual bool ask(const QString &text, const QList<Attachment> &attachments) = 0; ///< false: nothing was asked
    virtual void retry() = 0;
    virtual void stop() = 0;
    virtual bool isBusy() const = 0;
};

} // namespace lineside

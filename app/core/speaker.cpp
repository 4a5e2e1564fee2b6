// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "core/speaker.h"

#include "core/chatturn.h"

#include <QCoreApplication>

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Speaker)
};

} // namespace

QString speakerOf(const ChatTurn &turn)
{
    switch (turn.role) {
    case Role::User:
        return Tr::tr("You");
    case Role::System:
        return Tr::tr("System");
    case Role::Tool:
        return Tr::tr("Tool");
    case Role::Assistant:
        break;
    }
    const QString model = turn.model.isEmpty() ? requestedModel(turn.target) : turn.model;
    return model.isEmpty() ? Tr::tr("Model") : model;
}

} // namespace lineside

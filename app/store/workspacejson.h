// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace.h"

#include <QByteArray>
#include <QJsonObject>

namespace lineside {

/// A workspace together with the JSON it came from, which holds what this version has no name for.
struct WorkspaceDocument {
    Workspace workspace;
    QJsonObject source;
};

inline constexpr int workspaceFormat = 1;

/// Kind::Configuration: the file was written by a newer version and is fine. Kind::Storage: it cannot be understood; the message
/// names the line or the member.
Result<WorkspaceDocument> readWorkspace(const QByteArray &bytes);

/// The bytes of the file. Members of `source` that have no name here are kept, for entries that still exist.
/// Kind::Configuration if the workspace holds a key in plain text, or JSON that is none.
Result<QByteArray> writeWorkspace(const Workspace &workspace, const QJsonObject &source);

} // namespace lineside

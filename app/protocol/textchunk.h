// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QString>

#include <memory>
#include <optional>

namespace lineside {

/// What nearly every chunk of a stream is: a piece of one choice's text or reasoning.
struct TextChunk {
    QByteArray model; ///< empty where the chunk names none
    int choice = 0;
    QString reasoning;
    QString content;
};

/// Reads such chunks several times faster than QJsonDocument does. Knows only them: whatever carries anything else that
/// `ChunkReader` looks at, and whatever is not plainly valid, is left to `ChunkReader`.
class TextChunkReader
{
public:
    TextChunkReader();
    ~TextChunkReader();
    TextChunkReader(TextChunkReader &&) noexcept;
    TextChunkReader &operator=(TextChunkReader &&) noexcept;

    std::optional<TextChunk> read(QByteArrayView json);

private:
    struct Parser;
    std::unique_ptr<Parser> m_parser;
};

} // namespace lineside

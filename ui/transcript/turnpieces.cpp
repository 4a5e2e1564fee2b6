// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/turnpieces.h"

#include "ui/transcript/elementpieces.h"
#include "ui/transcript/indentedjson.h"
#include "ui/transcript/piecemeasures.h"
#include "ui/transcript/replyfooter.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Transcript)
};

using Kind = TranscriptPiece::Kind;

constexpr qsizetype longestToolText = 4096;

TranscriptPiece pieceOf(Kind kind, const QString &text)
{
    TranscriptPiece piece;
    piece.kind = kind;
    piece.element.text = text;
    return piece;
}

TranscriptPiece pieceOf(Kind kind, const QStringList &parts, QStringView between)
{
    QStringList told = parts;
    told.removeAll(QString());
    TranscriptPiece piece = pieceOf(kind, told.join(between));
    piece.parts = parts;
    return piece;
}

TranscriptPiece noticeOf(const QString &text, TranscriptPiece::Tone tone)
{
    TranscriptPiece piece = pieceOf(Kind::Notice, text);
    piece.tone = tone;
    return piece;
}

QString limited(const QString &text, QString (*formatted)(const QString &) = [](const QString &plain) { return plain; })
{
    if (text.size() <= longestToolText)
        return formatted(text);
    return formatted(text.first(longestToolText)) + u'\n' + Tr::tr("… %1 more characters").arg(QLocale().toString(text.size() - longestToolText));
}

void appendNotices(QList<TranscriptPiece> &pieces, const ChatTurn &turn)
{
    using Tone = TranscriptPiece::Tone;
    if (!turn.refusal.isEmpty())
        pieces.append(noticeOf(turn.refusal, Tone::Caution));
    const bool isSilent = turn.text.isEmpty() && turn.refusal.isEmpty() && turn.reasoning.isEmpty() && turn.toolCalls.isEmpty();
    if (isUnderWay(turn)) {
        if (isSilent)
            pieces.append(noticeOf(Tr::tr("Waiting for the answer …"), Tone::Plain));
        return;
    }
    if (!turn.error && turn.state == ReplyState::Cut)
        pieces.append(noticeOf(Tr::tr("The answer was cut off: it ended without a finish reason."), Tone::Caution));
    else if (turn.finishReason == FinishReason::Length)
        pieces.append(noticeOf(Tr::tr("The answer ended because it reached the limit of tokens."), Tone::Caution));
    else if (turn.finishReason == FinishReason::ContentFilter)
        pieces.append(noticeOf(Tr::tr("The answer was withheld or ended by a content filter."), Tone::Caution));
}

void appendError(QList<TranscriptPiece> &pieces, const Error &error, bool isLast)
{
    // Empty parts keep their places: what happened, what to do, the other side's words.
    const QString details = error.details == error.message ? QString() : error.details;
    TranscriptPiece piece = pieceOf(Kind::Error, QStringList{error.message, error.hint, limited(details)}, QString(QChar::LineSeparator));
    piece.isOpen = isLast;
    pieces.append(piece);
}

void appendBranches(QList<TranscriptPiece> &pieces, const BranchPlace &branch)
{
    if (branch.count <= 1)
        return;
    const QStringList parts{QLocale().toString(branch.index + 1), QLocale().toString(branch.count)};
    //: Which of the branches of a conversation is shown, and how many there are.
    TranscriptPiece piece = pieceOf(Kind::Branches, Tr::tr("%1/%2").arg(parts.at(0), parts.at(1)));
    piece.parts = {QString::number(branch.index + 1), QString::number(branch.count)};
    pieces.append(piece);
}

} // namespace

bool isUnderWay(const ChatTurn &turn)
{
    return turn.role == Role::Assistant && (turn.state == ReplyState::Waiting || turn.state == ReplyState::Growing);
}

QList<TranscriptPiece> headPieces(const ChatTurn &turn)
{
    const QString model = turn.model.isEmpty() ? requestedModel(turn.target) : turn.model;
    return {pieceOf(Kind::Author, model.isEmpty() ? Tr::tr("Model") : model)};
}

TranscriptPiece reasoningHeadline(qsizetype characters, bool isThinking, bool isOpen)
{
    QStringList parts{isThinking ? Tr::tr("Reasoning …") : Tr::tr("Reasoning")};
    if (!isThinking || !isOpen)
        parts.append(Tr::tr("characters: %1").arg(QLocale().toString(characters)));
    TranscriptPiece piece = pieceOf(Kind::Reasoning, parts, u" · ");
    piece.isOpen = isOpen;
    piece.isQuiet = true;
    return piece;
}

QList<TranscriptPiece> tailPieces(const ChatTurn &turn, const TurnContext &context, bool isLast)
{
    QList<TranscriptPiece> pieces;
    for (const ToolCall &call : turn.toolCalls)
        pieces.append(pieceOf(Kind::ToolCall, QStringList{Tr::tr("Tool call: %1").arg(call.name), limited(call.arguments, indentedJson)}, QString(QChar::LineSeparator)));
    appendNotices(pieces, turn);
    if (turn.error)
        appendError(pieces, *turn.error, isLast);
    if (!isUnderWay(turn))
        pieces.append(pieceOf(Kind::Footer, footerParts(turn, context.cost), footerSeparator));
    appendBranches(pieces, context.branch);
    return pieces;
}

QList<TranscriptPiece> plainTurnPieces(const ChatTurn &turn, const BranchPlace &branch)
{
    QList<TranscriptPiece> pieces;
    if (turn.role == Role::System)
        pieces.append(pieceOf(Kind::Author, Tr::tr("System")));
    if (turn.role == Role::Tool) {
        pieces.append(pieceOf(Kind::ToolResult, QStringList{Tr::tr("Result of the tool call %1").arg(turn.toolCallId), limited(turn.text, indentedJson)}, QString(QChar::LineSeparator)));
    } else {
        for (int i = 0; i < turn.attachments.size(); ++i) {
            TranscriptPiece piece = pieceOf(Kind::Attachment, turn.attachments.at(i).name);
            piece.index = i;
            piece.isUser = true;
            piece.parts = {turn.attachments.at(i).name, QString::fromLatin1(turn.attachments.at(i).mediaType), QLocale().formattedDataSize(turn.attachments.at(i).data.size())};
            pieces.append(piece);
        }
        if (!turn.text.isEmpty() || pieces.isEmpty())
            appendPlainLines(pieces, turn.text, turn.role == Role::User);
        for (qsizetype i = 0; turn.role == Role::User && i < pieces.size(); ++i) {
            pieces[i].element.startsBlock = i == 0;
            pieces[i].endsBlock = i == pieces.size() - 1;
        }
    }
    appendBranches(pieces, branch);
    return pieces;
}

} // namespace lineside

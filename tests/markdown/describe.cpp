// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "markdown/describe.h"

namespace lineside {
namespace {

QString describe(const MarkdownContainer &container)
{
    QString text;
    switch (container.kind) {
    case MarkdownContainer::Kind::Quote:
        text = QStringLiteral(">");
        break;
    case MarkdownContainer::Kind::BulletItem:
        text = QStringLiteral("-");
        break;
    case MarkdownContainer::Kind::OrderedItem:
        text = QString::number(container.number) + u'.';
        break;
    }
    if (!container.starts)
        text = u'(' + text + u')';
    if (!container.tight)
        text += QStringLiteral("loose");
    if (container.task != TaskState::None)
        text += container.task == TaskState::Done ? QStringLiteral("[x]") : QStringLiteral("[ ]");
    return text + u' ';
}

QString kindOf(const MarkdownElement &element)
{
    switch (element.kind) {
    case MarkdownElement::Kind::Paragraph:
        return QStringLiteral("p");
    case MarkdownElement::Kind::Heading:
        return u'h' + QString::number(element.headingLevel);
    case MarkdownElement::Kind::CodeLine:
        return (element.fenced ? QStringLiteral("code") : QStringLiteral("indented"))
            + (element.language->isEmpty() ? QString() : u':' + *element.language);
    case MarkdownElement::Kind::HtmlLine:
        return QStringLiteral("html");
    case MarkdownElement::Kind::TableRow:
        return element.startsBlock ? QStringLiteral("header") : QStringLiteral("row");
    case MarkdownElement::Kind::Rule:
        return QStringLiteral("rule");
    case MarkdownElement::Kind::Image:
        return QStringLiteral("image");
    }
    return {};
}

QString describe(const MarkdownRun &run, const MarkdownElement &element)
{
    QString text;
    const std::pair<MarkdownFormat, QChar> marks[] = { { MarkdownFormat::Bold, u'b' },
                                                       { MarkdownFormat::Italic, u'i' },
                                                       { MarkdownFormat::Code, u'c' },
                                                       { MarkdownFormat::Strike, u's' },
                                                       { MarkdownFormat::Html, u'h' } };
    for (const auto &[format, mark] : marks) {
        if (run.formats.testFlag(format))
            text += mark;
    }
    const auto address = [&element](int index) {
        const MarkdownLink &link = element.links.at(index);
        return u'<' + link.target + (link.title.isEmpty() ? QString() : u' ' + link.title) + u'>';
    };
    if (run.link >= 0)
        text += address(run.link);
    if (run.image >= 0)
        text += u'!' + address(run.image);
    return QStringLiteral("{%1|%2}").arg(text, element.text.sliced(run.begin, run.length));
}

QString visibleText(const MarkdownElement &element)
{
    QString text;
    qsizetype done = 0;
    for (const MarkdownRun &run : element.runs) {
        text += element.text.sliced(done, run.begin - done) + describe(run, element);
        done = run.begin + run.length;
    }
    text += element.text.sliced(done);
    return text.replace(QChar::LineSeparator, QStringLiteral("⏎")).replace(u'\t', QStringLiteral(" ┊ "));
}

QString describe(const MarkdownElement &element)
{
    QString text;
    for (const MarkdownContainer &container : element.containers)
        text += describe(container);
    text += kindOf(element);
    const bool isLine = element.kind == MarkdownElement::Kind::CodeLine || element.kind == MarkdownElement::Kind::HtmlLine;
    if (isLine && element.startsBlock)
        text += u'*';
    for (const MarkdownCell &cell : element.cells)
        text += QStringLiteral("=<^>").at(int(cell.alignment));
    return text + u' ' + visibleText(element);
}

} // namespace

QString describe(const QList<MarkdownElement> &elements)
{
    QStringList lines;
    for (const MarkdownElement &element : elements)
        lines += describe(element).trimmed();
    return lines.join(u'\n');
}

} // namespace lineside

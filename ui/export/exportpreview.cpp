// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/export/exportpreview.h"

#include "ui/export/codeview.h"
#include "ui/theme/theme.h"
#include "ui/widgets/notelist.h"

#include <QFileInfo>
#include <QLabel>
#include <QSignalBlocker>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

QString languageOf(const QString &fileName)
{
    const QString suffix = QFileInfo(fileName).suffix();
    return suffix == "fish"_L1 ? u"sh"_s : suffix == "hurl"_L1 ? u"http"_s : suffix;
}

// A line of a few hundred thousand characters takes seconds to be laid out. The command may stand behind the body.
constexpr qsizetype mostShown = 32 * 1024;
constexpr qsizetype mostOfTheEnd = 8 * 1024;

QString cut(const QString &text)
{
    return text.size() > mostShown ? text.first(mostShown - mostOfTheEnd) + u"\n…\n"_s + text.last(mostOfTheEnd) : text;
}

} // namespace

ExportPreview::ExportPreview(QWidget *parent)
    : QWidget(parent)
    , m_files(new QTabBar(this))
    , m_text(new CodeView(this))
    , m_variables(new QLabel(this))
    , m_notes(new NoteList(this))
{
    m_files->setObjectName(u"exportFiles"_s);
    m_files->setAccessibleName(tr("Files"));
    m_files->setExpanding(false);
    m_files->setUsesScrollButtons(true);
    m_text->setObjectName(u"exportText"_s);
    m_text->setAccessibleName(tr("Preview"));
    m_variables->setObjectName(u"exportVariables"_s);
    m_variables->setTextFormat(Qt::PlainText);
    m_variables->setWordWrap(true);
    m_variables->setProperty("quiet", true);
    m_variables->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_notes->setObjectName(u"exportNotes"_s);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme::Small);
    rows->addWidget(m_files);
    rows->addWidget(m_text, 1);
    rows->addWidget(m_variables);
    rows->addWidget(m_notes);
    connect(m_files, &QTabBar::currentChanged, this, &ExportPreview::showFile);
    clear();
}

void ExportPreview::showExport(const ExportedText &made, const QString &fileName)
{
    m_made = made;
    m_fileName = fileName;
    const QByteArray text = made.text.toUtf8();
    m_made.files.removeIf([&text](const ExportedFile &file) { return file.bytes == text; }); // the text itself
    {
        const QSignalBlocker quiet(m_files);
        while (m_files->count() > 0)
            m_files->removeTab(0);
        m_files->addTab(fileName);
        for (const ExportedFile &file : std::as_const(m_made.files))
            m_files->addTab(file.name);
    }
    m_files->setVisible(!m_made.files.isEmpty());
    const bool isCut = made.text.size() > mostShown || std::ranges::any_of(made.files, [](const ExportedFile &file) { return file.bytes.size() > mostShown; });
    m_notes->setNotes(made.warnings + (isCut ? QStringList{tr("The preview is cut. All of it is copied and saved.")} : QStringList()), theme::Signal::Caution);
    showFile(0);
}

void ExportPreview::showFile(int index)
{
    if (index <= 0)
        return m_text->setCode(cut(m_made.text), languageOf(m_fileName));
    const ExportedFile &file = m_made.files.at(index - 1);
    m_text->setCode(cut(QString::fromUtf8(file.bytes)), languageOf(file.name));
}

void ExportPreview::setVariables(const QStringList &names)
{
    m_variables->setText(names.size() == 1 ? tr("The key comes from the environment: %1.").arg(names.constFirst())
                                           : tr("The keys come from the environment: %1.").arg(names.join(u", "_s)));
    m_variables->setVisible(!names.isEmpty());
}

void ExportPreview::clear()
{
    showExport({}, {});
    setVariables({});
}

} // namespace lineside

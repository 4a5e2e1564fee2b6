// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/paste/bodyfilerow.h"

#include "core/background.h"
#include "interchange/bodyfiles.h"
#include "ui/theme/theme.h"
#include "ui/widgets/questions.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace lineside {

BodyFileRow::BodyFileRow(QWidget *parent)
    : QWidget(parent)
    , m_about(new QLabel(this))
    , m_choose(new QPushButton(tr("Read this &file…"), this))
{
    setObjectName(u"bodyFileRow"_s);
    m_about->setObjectName(u"bodyFileAbout"_s);
    m_about->setTextFormat(Qt::PlainText);
    m_about->setWordWrap(true);
    m_choose->setObjectName(u"readBodyFile"_s);
    m_choose->setAutoDefault(false);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::Small);
    row->addWidget(m_about, 1);
    row->addWidget(m_choose);
    connect(m_choose, &QPushButton::clicked, this, &BodyFileRow::choose);
    setFile({});
}

void BodyFileRow::setFile(const QString &name)
{
    m_name = name;
    m_about->setText(tr("The command takes its body from the file “%1”.").arg(name.left(200)));
    setVisible(!name.isEmpty() && name != "-"_L1);
}

// The user sees which file it is: the command's name for it may be meant from another folder.
void BodyFileRow::choose()
{
    questions::pickFile(this, questions::FileFor::Open, tr("Read the body of the request"), m_name, tr("All files (*)"), [this](const QString &picked) {
        if (!picked.isEmpty())
            read(picked);
    });
}

void BodyFileRow::read(const QString &picked)
{
    m_choose->setEnabled(false);
    inBackground(
        this, [picked] { return readBodyFile(picked); },
        [this, name = m_name](const Result<QByteArray> &bytes) {
            m_choose->setEnabled(true);
            if (bytes)
                Q_EMIT fileRead(name, *bytes);
            else
                Q_EMIT failed(bytes.error());
        });
}

} // namespace lineside

// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/golden.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace lineside::test {

QMap<QString, Judgement> goldenJudgements()
{
    QFile file(QStringLiteral(LINESIDE_TEST_DATA "/golden/diagnosis.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s: %s", qPrintable(file.fileName()), qPrintable(file.errorString()));
    const QJsonObject table = QJsonDocument::fromJson(file.readAll()).object();
    QMap<QString, Judgement> judgements;
    for (auto row = table.begin(); row != table.end(); ++row) {
        const QJsonArray ids = row.value().toArray();
        judgements.insert(row.key(), {ids.at(0).toString(), ids.at(1).toString(), ids.at(2).toString()});
    }
    return judgements;
}

} // namespace lineside::test
